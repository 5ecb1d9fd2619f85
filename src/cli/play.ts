import { readFileSync, writeFileSync } from 'node:fs';
import { isoTime } from '../kernel/time.ts';
import { readScenario, scenarioIds } from '../scenario/scenario-file.ts';
import { judge } from '../session/judge.ts';
import { Play } from '../session/play.ts';
import { playScript, type TranscriptLine } from '../session/play-script.ts';
import { parseScript } from '../session/script.ts';
import { defaultPack } from './default-pack.ts';
import { harmText } from './harm-text.ts';
import { interactive } from './interactive.ts';
import { MisuseError } from './misuse-error.ts';
import { nodeEngine } from './node-engine.ts';
import { parseOptions } from './parse-options.ts';
import { startOf, twinFiles } from './start-of.ts';

const OPTIONS = {
  seed: 'string',
  variant: 'string',
  script: 'string',
  record: 'string',
  transcript: 'string',
  json: 'boolean',
} as const;

/** `sim play`: one play from a script or at the keyboard, judged at the end. */
export async function play(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, OPTIONS);
  const [id, ...more] = options.positionals;
  const pack = defaultPack();
  if (id === undefined || more.length > 0) throw new MisuseError('name one scenario');
  if (!scenarioIds(pack).includes(id)) throw new MisuseError(`there is no scenario '${id}'`);
  const scenario = readScenario(pack, id);
  const variant = options.text('variant') ?? (Object.keys(scenario.variants).sort()[0] as string);
  if (!scenario.variants[variant]) throw new MisuseError(`'${id}' has no variant '${variant}'`);
  const seed = options.text('seed') ?? '1';
  const scriptFile = options.text('script');
  const script =
    scriptFile === undefined ? null : parseScript(readFileSync(scriptFile === '-' ? 0 : scriptFile, 'utf8'));

  const engine = await nodeEngine();
  const identity = { scenario: id, seed, variant };
  const start = await startOf(engine, pack, scenario, identity);
  const current = new Play(identity, engine, start);
  const deadline = scenario.t0 + scenario.span;
  const transcript = script
    ? await playScript(current, script, deadline)
    : await interactive(current, scenario, deadline);
  const simulated = current.world.now - scenario.t0;
  const recordFile = options.text('record');
  if (recordFile !== undefined) writeFileSync(recordFile, `${JSON.stringify(current.recording())}\n`);
  const transcriptFile = options.text('transcript');
  if (transcriptFile !== undefined) writeFileSync(transcriptFile, transcriptText(transcript));
  const hash = current.hash();
  const verdicts = await judge(engine, scenario, identity, {
    start,
    end: current.world,
    twin: twinFiles(engine, pack, scenario),
  });
  const { status, oracles, harm } = verdicts;
  const result = { ...identity, status, oracles, harm, simulated, hash };
  if (options.flag('json'))
    process.stdout.write(
      `${JSON.stringify(recordFile === undefined ? result : { ...result, recording: recordFile })}\n`,
    );
  else if (scenario.oracles.length > 0) {
    process.stdout.write(`\nverdict: ${status}${harm ? `, ${harmText(harm)}` : ''}\n`);
    for (const oracle of verdicts.oracles)
      process.stdout.write(
        `${oracle.held ? ' yes ' : ' NO  '} ${oracle.layer.padEnd(9)} ${oracle.id.padEnd(18)} ${oracle.reason}\n`,
      );
  }
  return verdicts.oracles.every((oracle) => oracle.held) ? 0 : 1;
}

/** Every command with its exact output and exit code. */
const transcriptText = (lines: readonly TranscriptLine[]): string =>
  lines
    .map(
      ({ at, line, output, exitCode }) =>
        `# ${isoTime(at)}\n$ ${line}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}# exit ${exitCode}\n`,
    )
    .join('\n');
