import type { PlayIdentity } from '../../session/play.ts';

/** Who played what, as a recording has it; null when there is none that can be read. */
export function playedAs(recording: string | null): PlayIdentity | null {
  if (recording === null) return null;
  try {
    const { scenario, seed, variant } = JSON.parse(recording) as Partial<PlayIdentity>;
    return scenario !== undefined && seed !== undefined && variant !== undefined ? { scenario, seed, variant } : null;
  } catch {
    return null;
  }
}
