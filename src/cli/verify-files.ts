import { readFileSync } from 'node:fs';
import { readScenario } from '../scenario/scenario-file.ts';
import { judge } from '../session/judge.ts';
import { parseRecording, RecordingError } from '../session/recording.ts';
import { verify } from '../session/verify.ts';
import { defaultPack } from './default-pack.ts';
import { MisuseError } from './misuse-error.ts';
import { nodeEngine } from './node-engine.ts';
import { parseOptions } from './parse-options.ts';
import { startOf, twinFiles } from './start-of.ts';

/** `sim verify`: plays recordings again and compares every check. */
export async function verifyFiles(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { json: 'boolean' });
  if (options.positionals.length === 0) throw new MisuseError('name at least one recording');
  const pack = defaultPack();
  const engine = await nodeEngine();
  let isHeld = true;
  for (const file of options.positionals) {
    try {
      const recording = parseRecording(readFileSync(file, 'utf8'));
      const scenario = readScenario(pack, recording.scenario);
      const start = await startOf(engine, pack, scenario, recording);
      const play = await verify(recording, engine, start);
      const { status } = await judge(engine, scenario, play.identity, {
        start,
        end: play.world,
        twin: twinFiles(engine, pack, scenario),
      });
      const result = { file, held: true, status, inputs: recording.inputs.length, hash: play.hash() };
      process.stdout.write(
        options.flag('json') ? `${JSON.stringify(result)}\n` : `${file}: verified, ${status}, ${result.hash}\n`,
      );
    } catch (error) {
      if (!(error instanceof RecordingError)) throw error;
      isHeld = false;
      const result = { file, held: false, code: error.code, message: error.message };
      process.stdout.write(
        options.flag('json') ? `${JSON.stringify(result)}\n` : `${file}: ${error.code}: ${error.message}\n`,
      );
    }
  }
  return isHeld ? 0 : 1;
}
