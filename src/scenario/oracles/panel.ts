import { serverStart } from '../../azure/online-endpoint/server-start.ts';
import { serviceProfile } from '../../azure/online-endpoint/service-profile.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { orderPayload } from '../../company/order-feed.ts';
import { type DatedForm, formIn } from '../../company/order-service/release.ts';
import { type OrderColumns, orderId } from '../../company/orders.ts';
import { scoreOf } from '../../company/score-of.ts';
import type { Context } from '../../kernel/context.ts';
import { DAY } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';

/** What a deployment really said about rows of a panel. Rows that its code was not run on are missing. */
export type PanelScores = ReadonlyMap<number, number | null>; // row → score, null: no usable answer

/**
 * Asks a deployment about rows of a panel, in order of time, each written down as `forms` say. Code that is very slow is
 * run on the first of them only.
 */
export function askPanel(
  world: World,
  context: Context,
  config: ServingConfig,
  panel: OrderColumns,
  rows: readonly number[],
  forms: readonly DatedForm[] = [],
): PanelScores {
  const requests = rows.map((row) => ({
    id: orderId(panel, row),
    at: panel.at[row] as number,
    body: orderPayload(panel, row, formIn(forms, panel.at[row] as number)),
  }));
  const seed = `${seedAt(world, world.now)}/panel/${config.endpoint}/${config.deployment}`;
  const now = Math.floor(world.now / DAY) * DAY;
  const profile = serviceProfile(context, config, requests, { seed, now, start: serverStart(world, config) });
  const scores = new Map<number, number | null>();
  for (const [i, row] of rows.entries()) {
    const answer = profile.answers[i];
    if (answer?.assumedLike !== undefined) break; // from here on nothing was run
    scores.set(row, answer?.status === 200 ? (scoreOf(answer.body) ?? null) : null);
  }
  return scores;
}

/** As many losses as other orders, each spread evenly over the panel: where few can be asked, losses are what is rare. */
export function balancedRows(panel: OrderColumns, count: number): number[] {
  const rows = Array.from({ length: panel.length }, (_, row) => row);
  const half = Math.max(1, Math.floor(count / 2));
  const spread = (of: readonly number[]): number[] =>
    of.length <= half
      ? [...of]
      : Array.from({ length: half }, (_, i) => of[Math.floor(((i + 0.5) * of.length) / half)] as number);
  const losses = rows.filter((row) => panel.isLoss[row] === 1);
  const others = rows.filter((row) => panel.isLoss[row] !== 1);
  return [...spread(losses), ...spread(others)].sort((a, b) => a - b);
}
