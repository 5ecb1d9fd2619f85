import * as v from 'valibot';
import { servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import { sloOver } from '../../azure/online-endpoint/slo-over.ts';
import { DAY, HOUR, isoTime, MINUTE, type SimTime } from '../../kernel/time.ts';
import { defineOracle } from './oracle.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1)), // how long it has to hold: 90
  peak_hour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), // UTC hour whose load it has to carry: 20
  p95_ms: v.number(), // 120
  availability: v.number(), // .999, logical requests answered in time
  non_2xx: v.number(), // .01, share of calls
  max_instances: v.pipe(v.number(), v.integer()), // 3 per serving deployment
});

/** The endpoint keeps its objectives without anybody touching it, through the next evening peak, on the usual machines. */
export const slo = defineOracle({
  id: 'slo',
  layer: 'sustain',
  parameters,
  watchUntil: (asked, _start, endedAt) => windowOf(asked, endedAt).to,
  judge(asked, { observed, context, endedAt }) {
    const { from, to } = windowOf(asked, endedAt);
    const measured = sloOver(observed, context, asked.endpoint, from, to);
    const instances = Math.max(0, ...servingDeployments(observed, asked.endpoint).map((one) => one.instances));
    const gaps = [
      measured.p95 > asked.p95_ms ? `p95 was ${Math.round(measured.p95)} ms (limit ${asked.p95_ms})` : '',
      measured.availability < asked.availability
        ? `${percent(1 - measured.availability)} of the requests got no answer in time (limit ${percent(1 - asked.availability)})`
        : '',
      measured.non2xxShare > asked.non_2xx ? `${percent(measured.non2xxShare)} of the calls failed` : '',
      instances > asked.max_instances ? `${instances} instances were running (limit ${asked.max_instances})` : '',
    ].filter((gap) => gap !== '');
    const window = `${isoTime(from).slice(0, 16)} to ${isoTime(to).slice(11, 16)}`;
    if (gaps.length > 0) return { held: false, reason: `From ${window}: ${gaps.join('; ')}.` };
    return {
      held: true,
      reason: `From ${window}: p95 ${Math.round(measured.p95)} ms, ${percent(measured.availability)} answered in time, ${instances} instances.`,
    };
  },
});

/** The last minutes of the peak hour, or as long after the end when the peak is over or under way. */
function windowOf(asked: v.InferOutput<typeof parameters>, endedAt: SimTime): { from: SimTime; to: SimTime } {
  const length = asked.minutes * MINUTE;
  const peakEnd = Math.floor(endedAt / DAY) * DAY + (asked.peak_hour + 1) * HOUR;
  const earliest = Math.ceil(endedAt / MINUTE) * MINUTE;
  return earliest + length <= peakEnd
    ? { from: peakEnd - length, to: peakEnd }
    : { from: earliest, to: earliest + length };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
