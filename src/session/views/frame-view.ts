import { workspaces } from '../../azure/workspace/workspace.ts';
import { type Channel, newestMessageAt } from '../../company/channels/channel.ts';
import { errorBudget } from '../../company/ledger/error-budget.ts';
import { incidents } from '../../company/on-call/incident.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { isTerminalBusy } from '../../shell/terminal-transcript.ts';
import type { Clock } from '../clock.ts';
import { playerTerminals } from '../player-terminals.ts';

/** What is on screen whatever page is open. Computed, never stored. */
export interface FrameView {
  readonly now: SimTime; // simulated milliseconds
  readonly speed: number;
  readonly isPaused: boolean;
  readonly workspace: string; // 'mlw-kst-prod'
  readonly resourceGroup: string;
  readonly incident: IncidentChip | null; // the newest
  readonly budgetBurnt: number; // share of the error budget of 28 days
  readonly channels: { readonly [channel in Channel]: SimTime | null }; // when somebody last wrote in it
  readonly terminals: readonly TerminalChip[]; // the player's, the ones behind the page's buttons included
}

export interface IncidentChip {
  readonly id: string; // 'INC-1'
  readonly title: string;
  readonly severity: number;
  readonly pagedAt: SimTime;
  readonly acknowledgedAt: SimTime | null;
  readonly resolvedAt: SimTime | null;
}

export interface TerminalChip {
  readonly id: string;
  readonly isBusy: boolean;
}

/** A pure selection: looking changes nothing. */
export function frameView(world: World, clock: Clock): FrameView {
  const [workspace] = workspaces.all(world);
  return {
    now: world.now,
    ...clock,
    workspace: workspace?.name ?? '',
    resourceGroup: workspace?.resourceGroup ?? '',
    incident: chipOf(world),
    budgetBurnt: errorBudget(world).burnt,
    channels: { feeds: newestMessageAt(world, 'feeds'), 'ml-oncall': newestMessageAt(world, 'ml-oncall') },
    terminals: playerTerminals(world).map((id) => ({ id, isBusy: isTerminalBusy(world, id) })),
  };
}

function chipOf(world: World): IncidentChip | null {
  const newest = incidents.all(world).at(-1);
  if (!newest) return null;
  const { id, title, severity, pagedAt, acknowledgedAt, resolvedAt } = newest;
  return { id, title, severity, pagedAt, acknowledgedAt, resolvedAt };
}
