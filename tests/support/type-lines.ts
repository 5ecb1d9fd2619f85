import { expect } from 'vitest';
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import type { Play } from '../../src/session/play.ts';
import { playScript } from '../../src/session/play-script.ts';

/** Types lines into the player's terminal, one a second after the other has ended; all must succeed. Gives what they said. */
export async function typeLines(play: Play, ...lines: readonly string[]): Promise<string[]> {
  const script = lines.map((line) => ({ line, thinkMs: SECOND }));
  const typed = await playScript(play, script, play.world.now + 6 * HOUR);
  for (const { line, exitCode, output } of typed) expect(exitCode, `${line}\n${output}`).toBe(0);
  expect(typed).toHaveLength(lines.length);
  return typed.map(({ output }) => output);
}
