import type { SignalResult } from '../../azure/monitor/monitor-result.ts';
import { type MonitorRun, monitorRunRows } from '../../azure/monitor/monitor-run.ts';
import { monitorRuns, resultsOf } from '../../azure/monitor/monitor-runs.ts';
import type { Context } from '../../kernel/context.ts';
import { schedule } from '../../kernel/reaction.ts';
import { isoTime, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { PAGER, post } from '../channels/channel.ts';
import { pageReaction } from './page-reaction.ts';

/** Mail to this address reaches whoever is on call: it stands in #ml-oncall, and pages when it is news. */
const ON_CALL_MAIL = 'ml-oncall@kestrand.example';

/** Monitors do not say that the shop is in trouble now. */
const SEVERITY = 3;
const MOST_NAMED = 8;

/** Passes on what monitors mailed after `since`. A signal pages when it had not been in breach the run before. */
export function passOnMonitorMails(tx: Tx, { content }: Context, since: SimTime): void {
  const { now } = tx.world;
  for (const run of monitorRunRows.all(tx.world)) {
    if (run.endsAt <= since || run.endsAt > now || !run.emails.includes(ON_CALL_MAIL)) continue;
    const breached = resultsOf(content, run).filter(isMailed);
    if (breached.length === 0) continue;
    const text = mailText(run, breached);
    const before = breachedBefore(tx.world, run);
    if (breached.every(({ name }) => before.has(name))) {
      post(tx, 'ml-oncall', { actor: PAGER, text });
      continue;
    }
    const { endpoint } = run.target;
    const title = `${run.monitor}: ${breached.map(({ name }) => name).join(', ')} over threshold`;
    schedule(tx, now, pageReaction, { alert: run.monitor, endpoint, title, severity: SEVERITY, text });
  }
}

const isMailed = ({ isAlerting, state }: SignalResult): boolean => isAlerting && state === 'NeedsAttention';

/** Signals that were in breach in the run before this one. */
function breachedBefore(world: World, run: MonitorRun): ReadonlySet<string> {
  const before = monitorRuns(world, run.workspace, run.monitor).findLast(({ at }) => at < run.at);
  const breached = before?.signals.filter(({ state }) => state === 'NeedsAttention') ?? [];
  return new Set(breached.map(({ name }) => name));
}

const minute = (at: SimTime): string => `${isoTime(at).slice(0, 16)}Z`;

function mailText(run: MonitorRun, breached: readonly SignalResult[]): string {
  const { endpoint, deployment } = run.target;
  return [`Monitor ${run.monitor} on ${endpoint}/${deployment}, run ${run.name}:`, ...breached.map(signalText)].join(
    '\n',
  );
}

function signalText({ name, productionWindow: { from, to }, metrics }: SignalResult): string {
  const found = metrics.filter(({ isBreach }) => isBreach);
  const named = found.slice(0, MOST_NAMED).map(({ group, metric, value, threshold }) => {
    const what = group === '' ? metric : `${group} ${metric}`;
    return `${what} ${value.toFixed(3)} (threshold ${(threshold ?? 0).toFixed(3)})`;
  });
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return `${name}, ${minute(from)} to ${minute(to)}: ${named.join(', ')}${more}.`;
}
