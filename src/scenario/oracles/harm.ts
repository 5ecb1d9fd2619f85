import * as v from 'valibot';
import { harmOver } from '../../company/ledger/harm.ts';
import { DAY, HOUR, isoTime, type SimTime } from '../../kernel/time.ts';
import { defineOracle } from './oracle.ts';

const parameters = v.strictObject({
  hours: v.pipe(v.number(), v.integer(), v.minValue(1)), // the last ones of the watch: 24
  max_eur_per_day: v.number(), // that they may cost more than the healthy twin's, as if a day long: 2000
});

type Asked = v.InferOutput<typeof parameters>;

/** The company no longer loses money, and nobody has to touch anything for it: its decisions cost hardly more than in the same world without the fault. */
export const harm = defineOracle({
  id: 'harm',
  layer: 'sustain',
  parameters,
  watchUntil: (asked, _start, endedAt) => windowOf(asked, endedAt).to,
  judge(asked, { observed, twin, endedAt }) {
    if (!twin) return { held: true, reason: 'There was no fault that could have cost anything.' };
    const { from, to } = windowOf(asked, endedAt);
    const perDay = (harmOver(observed, twin, from, to).total / asked.hours) * (DAY / HOUR);
    const euros = Math.round(perDay / 1e6);
    const window = `${isoTime(from).slice(0, 16)} to ${isoTime(to).slice(0, 16)}`;
    const reason = `From ${window} decisions cost ${euros} EUR a day more than in the same world without the fault`;
    return euros > asked.max_eur_per_day
      ? { held: false, reason: `${reason} (limit ${asked.max_eur_per_day}).` }
      : { held: true, reason: `${reason}.` };
  },
});

/** Whole hours from the first full one after the end. */
function windowOf({ hours }: Asked, endedAt: SimTime): { from: SimTime; to: SimTime } {
  const from = Math.ceil(endedAt / HOUR) * HOUR;
  return { from, to: from + hours * HOUR };
}
