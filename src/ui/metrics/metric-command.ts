import { minuteText } from '../charts/use-time-range.ts';
import { quote } from '../kit/quote.ts';
import { filterText, type LineAsk } from './metric-lines.ts';

interface Shown {
  readonly from: number; // simulated milliseconds
  readonly to: number | null; // null: up to now
  readonly interval: string; // 'PT5M'
}

/** The command that lists the values of a line. */
export function metricCommand(line: LineAsk, id: string, { from, to, interval }: Shown): string {
  const filter = filterText(line);
  const words = [
    'az monitor metrics list',
    `--resource ${quote(id)}`,
    `--metrics ${quote(line.metric)}`,
    `--aggregation ${quote(line.aggregation)}`,
    `--interval ${interval}`,
    `--start-time ${minuteText(from)}`,
    ...(to === null ? [] : [`--end-time ${minuteText(to)}`]),
    // Double quotes, because the filter has single ones in it.
    ...(filter === '' ? [] : [/["$`\\]/.test(filter) ? `--filter ${quote(filter)}` : `--filter "${filter}"`]),
  ];
  return words.join(' ');
}
