import * as v from 'valibot';
import { AnchorError, applyAnchoredEdit } from '../scenario/anchored-edit.ts';
import { readEstate } from '../scenario/estate-file.ts';
import { commitEdit } from '../scenario/faults/commit-edit.ts';
import type { Fault } from '../scenario/faults/fault.ts';
import { faults } from '../scenario/faults/registry.ts';
import { readHistory } from '../scenario/history-file.ts';
import { ContentError, type Pack } from '../scenario/pack.ts';
import { repositoryAt } from '../scenario/repository-at.ts';
import { readScenario, type ScenarioFault, type ScenarioFile } from '../scenario/scenario-file.ts';
import { conditionsOf } from '../session/judge.ts';
import { routesOf } from '../session/prove.ts';
import { parseScript } from '../session/script.ts';
import { defaultPack } from './default-pack.ts';
import { MisuseError } from './misuse-error.ts';
import { parseOptions } from './parse-options.ts';

/** `sim lint`: mistakes in the content of scenarios, with file and place. */
export async function lint(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { json: 'boolean' });
  if (options.positionals.length === 0) throw new MisuseError('name at least one scenario');
  const pack = defaultPack();
  const problems = options.positionals.flatMap((name) =>
    lintScenario(pack, name.replace(/^scenarios\//, '').replace(/\/$/, '')),
  );
  if (options.flag('json')) process.stdout.write(`${JSON.stringify(problems)}\n`);
  else for (const problem of problems) process.stdout.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

function lintScenario(pack: Pack, id: string): string[] {
  const problems: string[] = [];
  const check = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(error.message);
    }
  };
  check(() => lintHistory(pack));
  check(() => void readEstate(pack));
  check(() => {
    const scenario = readScenario(pack, id);
    check(() => void conditionsOf(scenario));
    check(() => lintHints(scenario));
    for (const [variant, { faults: planned }] of Object.entries(scenario.variants))
      for (const [index, fault] of planned.entries())
        check(() => lintFault(pack, `${id}/scenario.yml`, `variants.${variant}.faults.${index}`, fault));
    const oracles = new Set(scenario.oracles.map((oracle) => oracle.id));
    for (const side of ['right', 'wrong'] as const)
      for (const path of routesOf(pack, id, side)) check(() => lintRoute(pack, path, side, oracles));
  });
  return problems;
}

/** Every commit of the past applies to what the one before left. */
function lintHistory(pack: Pack): void {
  readHistory(pack);
  try {
    repositoryAt(pack);
  } catch (error) {
    throw error instanceof AnchorError ? new ContentError('kestrand/history', '', error.message) : error;
  }
}

/** Where to look and what to compare: until the last hint nothing names a file that was changed or a command. */
function lintHints({ id, hints, oracles, variants }: ScenarioFile): void {
  const file = `${id}/scenario.yml`;
  if (oracles.length === 0) return;
  if (hints.length < 3) throw new ContentError(file, 'hints', 'there must be at least three, from vague to direct');
  const planned = Object.values(variants).flatMap((variant) => variant.faults);
  const changed = planned
    .map(({ with: parameters }) => v.safeParse(commitEdit.parameters, parameters))
    .flatMap((read) => (read.success ? read.output.edits.map((edit) => edit.file.split('/').at(-1) ?? '') : []));
  for (const [index, hint] of hints.slice(0, -1).entries()) {
    const named = changed.find((name) => hint.includes(name)) ?? /\b(?:az ml|git) [a-z-]+/.exec(hint)?.[0];
    if (named !== undefined) throw new ContentError(file, `hints.${index}`, `only the last hint may name '${named}'`);
  }
}

function lintFault(pack: Pack, file: string, place: string, planned: ScenarioFault): void {
  const fault: Fault | undefined = faults.find((candidate) => candidate.id === planned.fault);
  if (!fault) throw new ContentError(file, `${place}.fault`, `no fault is named '${planned.fault}'`);
  const parsed = v.safeParse(fault.parameters, planned.with);
  if (!parsed.success)
    throw new ContentError(file, `${place}.with.${v.getDotPath(parsed.issues[0]) ?? ''}`, parsed.issues[0].message);
  if (planned.fault !== commitEdit.id) return;
  const edited = repositoryAt(pack);
  for (const edit of v.parse(commitEdit.parameters, planned.with).edits) {
    const text = edited.get(edit.file);
    if (text === undefined) throw new ContentError(file, place, `the repository has no file ${edit.file}`);
    try {
      edited.set(edit.file, applyAnchoredEdit(text, edit));
    } catch (error) {
      throw new ContentError(file, place, (error as Error).message);
    }
  }
}

function lintRoute(pack: Pack, path: string, side: 'right' | 'wrong', oracles: ReadonlySet<string>): void {
  const text = pack.files.get(path) ?? '';
  if (parseScript(text).length === 0) throw new ContentError(path, '', 'types nothing');
  if (side === 'right') return;
  const fails = /^# fails: ([\w-]+)/.exec(text)?.[1];
  if (fails === undefined)
    throw new ContentError(path, 'line 1', "must name the oracle that exposes it: '# fails: <id>'");
  if (!oracles.has(fails)) throw new ContentError(path, 'line 1', `the scenario has no oracle '${fails}'`);
}
