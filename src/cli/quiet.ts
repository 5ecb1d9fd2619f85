import { HOUR } from '../kernel/time.ts';
import { readScenario } from '../scenario/scenario-file.ts';
import { pagedFor } from '../session/paged-for.ts';
import { Play } from '../session/play.ts';
import { defaultPack } from './default-pack.ts';
import { nodeEngine } from './node-engine.ts';
import { parseOptions } from './parse-options.ts';
import { startOf } from './start-of.ts';

const SEEDS = 50;
const HOURS = 48;

/** `sim quiet`: plays the sandbox with many seeds and nobody at the keyboard; exit 0 when no pager goes off. */
export async function quiet(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { seeds: 'string', hours: 'string', json: 'boolean' });
  const hours = Number(options.text('hours') ?? HOURS);
  const engine = nodeEngine();
  const pack = defaultPack();
  const scenario = readScenario(pack, 'sandbox');
  const found: { readonly seed: string; readonly pages: readonly string[] }[] = [];
  for (let i = 1; i <= Number(options.text('seeds') ?? SEEDS); i++) {
    const identity = { scenario: scenario.id, seed: String(i), variant: 'A' };
    const play = new Play(identity, engine, await startOf(engine, pack, scenario, identity));
    await play.advance(play.world.now + hours * HOUR);
    const pages = pagedFor(play.world);
    found.push({ seed: identity.seed, pages });
    if (!options.flag('json'))
      process.stdout.write(`${pages.length === 0 ? 'ok  ' : 'FAIL'} ${i} ${pages.join('; ')}\n`);
  }
  if (options.flag('json')) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return found.every(({ pages }) => pages.length === 0) ? 0 : 1;
}
