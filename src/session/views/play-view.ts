import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type BusinessView, businessView } from './business-view.ts';
import { type EndpointChart, endpointChart } from './endpoint-chart.ts';
import { type IncidentView, incidentView } from './incident-view.ts';
import { type TerminalView, terminalView } from './terminal-view.ts';

/** What the page shows of a play at one moment. Computed, never stored. */
export interface PlayView {
  readonly now: number; // simulated milliseconds
  readonly speed: number;
  readonly isPaused: boolean;
  readonly incident: IncidentView | null;
  readonly terminals: readonly TerminalView[];
  readonly charts: readonly EndpointChart[];
  readonly business: BusinessView;
}

export interface Clock {
  readonly speed: number;
  readonly isPaused: boolean;
}

/** A pure selection: looking changes nothing. */
export function playView(world: World, context: Context, clock: Clock, terminals: readonly string[]): PlayView {
  return {
    now: world.now,
    ...clock,
    incident: incidentView(world),
    terminals: terminals.map((id) => terminalView(world, id)),
    charts: [endpointChart(world, context, 'checkout-risk')],
    business: businessView(world),
  };
}
