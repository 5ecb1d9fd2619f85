import type { OracleLayer } from './oracles/oracle.ts';

/** How far an incident got, from worst to best. `resolved and prevented` needs the re-trigger layer. */
export type Status = 'unresolved' | 'masked' | 'mitigated' | 'resolved';

export interface LayerResult {
  readonly layer: OracleLayer;
  readonly held: boolean;
}

/**
 * The ladder. Without lasting relief: unresolved. Relief bought with wrong answers: masked. Right answers, but the cause
 * is still there, or something was broken or left unsaid on the way: mitigated. Everything holds: resolved.
 */
export function statusOf(results: readonly LayerResult[]): Status {
  const holds = (layer: OracleLayer): boolean => results.every((result) => result.layer !== layer || result.held);
  if (!holds('sustain')) return 'unresolved';
  if (!holds('behaviour')) return 'masked';
  return holds('cause') && holds('preserve') && holds('handled') ? 'resolved' : 'mitigated';
}
