import * as v from 'valibot';
import { deploymentsOf, provisioningState } from '../../azure/online-endpoint/deployment.ts';
import { endpoints, type OnlineEndpoint } from '../../azure/online-endpoint/endpoint.ts';
import { combineLatencies, type MinuteRow } from '../../azure/online-endpoint/minute-row.ts';
import { telemetry } from '../../azure/online-endpoint/telemetry.ts';
import { errorBudget } from '../../company/ledger/error-budget.ts';
import type { Context } from '../../kernel/context.ts';
import { MINUTE } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** How what serves is doing right now. */
export interface ServingView {
  readonly budgetBurnt: number; // share of the error budget of 28 days
  readonly endpoints: readonly ServingEndpoint[];
}

export interface ServingEndpoint {
  readonly name: string;
  readonly description: string;
  readonly status: string; // provisioning state
  readonly deployments: readonly ServingDeployment[];
  readonly callsPerMinute: number | null; // over the last five minutes; null without any measured
  readonly p95: number | null; // ms, over the last five minutes
  readonly failedShare: number | null; // of those calls, answered with anything but 200
  readonly calls: readonly number[]; // by minute, of the last hour, oldest first
}

export interface ServingDeployment {
  readonly name: string;
  readonly status: string;
  readonly traffic: number; // percent
  readonly model: string | null; // 'checkout-risk:11'
}

const MINUTES = 60;
const NOW_MINUTES = 5;

/** Telemetry needs Python once: apart from the rest of the front page, which need not wait for it. */
export const servingView = defineView(
  'serving',
  v.strictObject({}),
  ({ world, context }): ServingView => ({
    budgetBurnt: errorBudget(world).burnt,
    endpoints: endpoints.all(world).map((endpoint) => servingOf(world, context, endpoint)),
  }),
  { everyMs: 1000 },
);

function servingOf(world: World, context: Context, endpoint: OnlineEndpoint): ServingEndpoint {
  const to = Math.floor(world.now / MINUTE) * MINUTE;
  const rows = telemetry(world, context, endpoint.name, Math.max(0, to - MINUTES * MINUTE), to);
  const last = rows.slice(-NOW_MINUTES);
  const calls = total(last, (row) => row.calls);
  return {
    name: endpoint.name,
    description: endpoint.description,
    status: String(endpoint.machine.value),
    deployments: deploymentsOf(world, endpoint.name).map((row) => ({
      name: row.name,
      status: provisioningState(row),
      traffic: endpoint.traffic[row.name] ?? 0,
      model: modelOf(row.serving ?? row),
    })),
    callsPerMinute: last.length === 0 ? null : calls / last.length,
    p95: combineLatencies(last)?.p95 ?? null,
    failedShare: calls === 0 ? null : 1 - total(last, (row) => row.statuses['200'] ?? 0) / calls,
    calls: rows.map((row) => row.calls),
  };
}

const modelOf = (config: { readonly modelName: string | null; readonly modelVersion: string | null }): string | null =>
  config.modelName === null ? null : `${config.modelName}:${config.modelVersion}`;

const total = (rows: readonly MinuteRow[], of: (row: MinuteRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
