import { hashValue } from '../kernel/hash.ts';
import { RandomStream } from '../kernel/random.ts';
import { readScenario } from '../scenario/scenario-file.ts';
import { type JobRerun, jobsToRerun, rerunJob } from '../session/rerun-job.ts';
import { defaultPack } from './default-pack.ts';
import { nodeEngine } from './node-engine.ts';
import { parseOptions } from './parse-options.ts';
import { startOf } from './start-of.ts';

const RUNS = 10;

/** `sim recheck`: runs jobs of the past again from their commits; exit 0 when each leaves what it left before. */
export async function recheck(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { runs: 'string', seed: 'string', json: 'boolean' });
  const engine = nodeEngine();
  const pack = defaultPack();
  const seed = options.text('seed') ?? '1';
  const world = await startOf(engine, pack, readScenario(pack, 'sandbox'), { seed, variant: 'A' });
  const left = jobsToRerun(world);
  const random = new RandomStream(`recheck/${seed}`);
  const found: JobRerun[] = [];
  for (let i = Number(options.text('runs') ?? RUNS); i > 0 && left.length > 0; i--) {
    const [name = ''] = left.splice(Math.floor(random.uniform() * left.length), 1);
    const rerun = await rerunJob(engine, world, name);
    found.push(rerun);
    if (!options.flag('json')) process.stdout.write(lineOf(rerun));
  }
  if (options.flag('json')) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return found.every(isHeld) ? 0 : 1;
}

const isHeld = ({ isSameCode, before, again }: JobRerun): boolean =>
  isSameCode && hashValue(before) === hashValue(again);

function lineOf(rerun: JobRerun): string {
  const { job, commit, before } = rerun;
  const [output = ''] = Object.values(before.outputs);
  const auc = before.metrics.auc?.toFixed(6) ?? '-';
  return `${isHeld(rerun) ? 'ok  ' : 'FAIL'} ${job.padEnd(22)} ${commit.slice(0, 7)} ${output.slice(0, 17)} auc ${auc}\n`;
}
