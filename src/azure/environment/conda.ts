import type { Json } from '../../kernel/json.ts';
import { type Checked, mistake } from '../arm.ts';

type Pins = { readonly [distribution: string]: string };

/** PEP 503 name of a distribution: `Scikit_Learn` → `scikit-learn`. */
export const distributionName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** Conda packages that are tools of the image, not distributions a script can import. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel']);

/**
 * The exact versions a conda specification installs. Solving version ranges is not simulated, so everything that a
 * script could import must be pinned.
 */
export function resolveConda(conda: Json): Checked<Pins> {
  if (conda === null) return { value: {} };
  if (typeof conda !== 'object' || Array.isArray(conda)) return malformed('it is not a mapping');
  const { dependencies } = conda as { readonly dependencies?: Json };
  if (!Array.isArray(dependencies)) return malformed("it has no list 'dependencies'");
  const pins: { [distribution: string]: string } = {};
  for (const dependency of dependencies as readonly Json[]) {
    const isPip = typeof dependency === 'object' && dependency !== null && 'pip' in dependency;
    const wanted = isPip ? (dependency as { pip: Json }).pip : [dependency];
    if (!Array.isArray(wanted)) return malformed("'pip' is not a list");
    for (const text of wanted as readonly Json[]) {
      if (typeof text !== 'string') return malformed(`${JSON.stringify(text)} is not a requirement`);
      const pin = isPip ? pipPin(text) : condaPin(text);
      if (pin.error) return pin;
      if (pin.value) pins[pin.value.name] = pin.value.version;
    }
  }
  const sorted: { [distribution: string]: string } = {};
  for (const name of Object.keys(pins).sort()) sorted[name] = pins[name] as string;
  return { value: sorted };
}

type Pin = { readonly name: string; readonly version: string };

function pipPin(text: string): Checked<Pin> {
  const pinned = /^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([0-9][^\s,;*]*)$/.exec(text.replace(/\s+/g, ''));
  return pinned ? { value: { name: distributionName(pinned[1] ?? ''), version: pinned[2] ?? '' } } : unpinned(text);
}

function condaPin(text: string): Checked<Pin | null> {
  const spec = text.replace(/\s+/g, '').replace(/^.*::/, '');
  const [name = '', version = ''] = spec.split(/=+/);
  if (name === 'python' && /^\d+\.\d+(\.\d+)?$/.test(version)) return { value: null };
  if (TOOLS.has(name) && /^[0-9.]*$/.test(version)) return { value: null };
  if (!/^[A-Za-z0-9._-]+={1,2}\d+(\.\d+)+[a-z0-9.]*$/.test(spec)) return unpinned(text);
  return { value: { name: distributionName(name), version } };
}

const malformed = (why: string): Checked<never> => mistake('UserError', `The conda file cannot be used: ${why}.`);

const unpinned = (text: string): Checked<never> =>
  mistake(
    null,
    `not simulated: version ranges. The dependency '${text}' names no exact version; pin it as name==version (conda: name=x.y.z).`,
  );
