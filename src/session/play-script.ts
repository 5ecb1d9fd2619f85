import { firstResolved } from '../company/on-call/incident.ts';
import { nextEvent } from '../kernel/queue.ts';
import type { SimTime } from '../kernel/time.ts';
import { isTerminalBusy, terminalTranscript } from '../shell/terminal-transcript.ts';
import type { Play } from './play.ts';
import type { ScriptLine } from './script.ts';

/** One line and what came of it. */
export interface TranscriptLine {
  readonly at: SimTime;
  readonly line: string;
  readonly output: string;
  readonly exitCode: number;
}

export const SCRIPT_TERMINAL = 'terminal-1';

/**
 * Types a script into the player's terminal, each line once the one before has ended. Stops at `deadline` or as soon as
 * the incident is declared over.
 */
export async function playScript(
  play: Play,
  script: readonly ScriptLine[],
  deadline: SimTime,
): Promise<TranscriptLine[]> {
  const transcript: TranscriptLine[] = [];
  for (const { line, thinkMs } of script) {
    if (play.world.now + thinkMs > deadline) break;
    await play.advance(play.world.now + thinkMs);
    const at = play.world.now;
    await play.input({ type: 'line', terminal: SCRIPT_TERMINAL, line }, undefined, 0);
    await untilIdle(play, deadline);
    const entry = terminalTranscript(play.world, SCRIPT_TERMINAL).entries.at(-1);
    transcript.push({
      at,
      line,
      output: (entry?.output ?? []).map((chunk) => chunk.text).join(''),
      exitCode: entry?.exitCode ?? 130,
    });
    if (firstResolved(play.world)) break;
  }
  return transcript;
}

async function untilIdle(play: Play, deadline: SimTime): Promise<void> {
  await play.advance(play.world.now);
  while (isTerminalBusy(play.world, SCRIPT_TERMINAL)) {
    const due = nextEvent(play.world);
    if (!due || due.at > deadline) {
      await play.advance(deadline);
      await play.input({ type: 'interrupt', terminal: SCRIPT_TERMINAL }, undefined, 0);
      return;
    }
    await play.advance(due.at);
  }
}
