import { readScenario, scenarioIds } from '../scenario/scenario-file.ts';
import { defaultPack } from './default-pack.ts';
import { parseOptions } from './parse-options.ts';

/** `sim list`: what can be played. */
export async function list(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { json: 'boolean' });
  const pack = defaultPack();
  const rows = scenarioIds(pack).map((id) => {
    const { title, level = null, minutes = null, variants } = readScenario(pack, id);
    return { id, title, level, minutes, variants: Object.keys(variants).sort() };
  });
  if (options.flag('json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const row of rows)
      process.stdout.write(
        `${row.id.padEnd(24)} ${row.level === null ? '-' : `level ${row.level}`}  ${row.title}  [${row.variants.join(' ')}]\n`,
      );
  return 0;
}
