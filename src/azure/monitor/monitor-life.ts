import type { Context } from '../../kernel/context.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { MINUTE } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { seedAt } from '../../kernel/world.ts';
import type { MonitorSpec } from './monitor.ts';
import { worstState } from './monitor-result.ts';
import { monitorRunId, monitorRunRows } from './monitor-run.ts';
import { runSignal } from './run-signal.ts';

/** A driver and two executors of serverless Spark. */
const MACHINES = 3;

/** Who waits for the end of a run waits for this key. */
export const monitorRunKey = (id: string): string => `monitor-run/${id}`;

/** Starts a run of a monitor under a name that is new: its windows count back from now, it takes about half an hour. */
export function startMonitorRun(
  tx: Tx,
  run: { readonly workspace: string; readonly monitor: string; readonly name: string; readonly spec: MonitorSpec },
): void {
  const { now } = tx.world;
  const id = monitorRunId(run);
  const random = new RandomStream(`${seedAt(tx.world, now)}/monitor-run/${id}`);
  const endsAt = now + Math.round((24 + 12 * random.uniform()) * MINUTE);
  const { target, instanceType, emails } = run.spec;
  monitorRunRows.put(tx, id, {
    ...run,
    target,
    instanceType,
    emails,
    at: now,
    endsAt,
    machines: MACHINES,
    state: null,
    signals: [],
    results: null,
  });
  schedule(tx, endsAt, monitorRunOver, { run: id });
}

/** The end of a run: what it found is computed once and kept. */
export const monitorRunOver = defineReaction<{ readonly run: string }>('monitor.run-over', (tx, { run }, context) => {
  finish(tx, context, run);
  notify(tx, monitorRunKey(run));
});

function finish(tx: Tx, context: Context, id: string): void {
  const row = monitorRunRows.edit(tx, id);
  const { workspace, spec, at } = row;
  if (!spec) return;
  const results = Object.keys(spec.signals).map((name) => runSignal(tx.world, context, workspace, spec, name, at));
  row.signals = results.map(({ name, type, state }) => ({ name, type, state }));
  row.state = worstState(results.map(({ state }) => state));
  row.spec = null;
  row.results = context.content.putText(JSON.stringify(results));
}
