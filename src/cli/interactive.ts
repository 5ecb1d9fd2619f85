import { createInterface } from 'node:readline/promises';
import { isoTime, type SimTime } from '../kernel/time.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import type { Play } from '../session/play.ts';
import { playScript, type TranscriptLine } from '../session/play-script.ts';

/** The game at the keyboard: one line at a time, each costing the time that passed while it was typed (60 × real time). */
export async function interactive(play: Play, scenario: ScenarioFile, deadline: SimTime): Promise<TranscriptLine[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const transcript: TranscriptLine[] = [];
  process.stdout.write(`${scenario.title}\n\n${scenario.brief.trim()}\n\nType 'help', 'pager', or 'exit' to stop.\n`);
  const startedAt = { real: process.hrtime.bigint(), simulated: play.world.now };
  try {
    while (play.world.now < deadline) {
      const line = await terminal.question(`${isoTime(play.world.now).slice(11, 19)} $ `);
      if (line.trim() === 'exit') break;
      if (line.trim() === '') continue;
      const real = Number((process.hrtime.bigint() - startedAt.real) / 1_000_000n);
      const thinkMs = Math.max(0, Math.min(startedAt.simulated + real * 60, deadline) - play.world.now);
      const [done] = await playScript(play, [{ line, thinkMs }], deadline);
      if (!done) break;
      transcript.push(done);
      process.stdout.write(done.output);
      if (/^\s*pager\s+resolve\b/.test(line) && done.exitCode === 0) break;
    }
  } catch (error) {
    // End of input closes the question: the play simply ends here.
    if (!(error instanceof Error && (error as { code?: string }).code === 'ABORT_ERR')) throw error;
  } finally {
    terminal.close();
  }
  return transcript;
}
