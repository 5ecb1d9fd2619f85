import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.ts';

const UNITS: { readonly [unit: string]: number } = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** Milliseconds of `90`, `1.5s`, `30m`, `2h`, `1d`: what sleep and timeout take; undefined when it is none of these. */
export function intervalOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return match ? Math.round(Number(match[1]) * (UNITS[match[2] || 's'] as number)) : undefined;
}

/** Milliseconds of `30m`, `1h30m`, `90s`: a number without unit is none. */
export function durationOf(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?[smhd])+$/.test(text)) return undefined;
  return (text.match(/[\d.]+[smhd]/g) ?? []).reduce((sum, part) => sum + (intervalOf(part) ?? 0), 0);
}
