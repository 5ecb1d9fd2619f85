import type { AlertRule } from '../../azure/alert/alert-rule.ts';
import type { HypothesisState, IncidentNote } from '../../company/on-call/incident.ts';
import type { SimTime } from '../../kernel/time.ts';

/** Where an event stands in the debrief: what was broken, what could be measured, what the player did, what others did. */
export type DebriefLane = 'causes' | 'symptoms' | 'acts' | 'others';

interface At {
  readonly at: SimTime;
  readonly lane: DebriefLane;
}

/** A cause took effect. */
export interface FaultEvent extends At {
  readonly kind: 'fault';
  readonly explain: string;
  readonly actor: string;
  readonly title: string; // '' when the change has none
  readonly lines: readonly string[]; // files that were changed, or commands that were typed
}

/** The pager went off. */
export interface PageEvent extends At {
  readonly kind: 'page';
  readonly id: string; // 'INC-1'
  readonly title: string;
  readonly severity: number;
}

/** From here on anybody who measured what an alert rule measures would have found it above its threshold. */
export interface MeasurableEvent extends At {
  readonly kind: 'measurable';
  readonly until: SimTime | null; // null: to the end
  readonly endpoint: string;
  readonly metric: AlertRule['metric'];
  readonly threshold: number; // ms, or share
  readonly windowMinutes: number;
  readonly worst: number;
}

/** A line of the player's, other than what the pager took. */
export interface CommandEvent extends At {
  readonly kind: 'command';
  readonly terminal: string;
  readonly line: string;
  readonly exitCode: number | null; // null: it still ran
}

/** Something said with the pager. */
export interface NoteEvent extends At {
  readonly kind: 'note';
  readonly note: IncidentNote['kind'];
  readonly text: string;
}

export interface HypothesisEvent extends At {
  readonly kind: 'hypothesis';
  readonly n: number;
  readonly text: string;
  readonly confidence: number;
  readonly state: HypothesisState;
  readonly isNew: boolean;
}

export interface PinEvent extends At {
  readonly kind: 'pin' | 'unpin';
  readonly n: number;
  readonly link: string;
  readonly note: string;
}

export interface HintEvent extends At {
  readonly kind: 'hint';
  readonly text: string;
}

/** A commit that is on main. */
export interface CommitEvent extends At {
  readonly kind: 'commit';
  readonly oid: string;
  readonly author: string;
  readonly subject: string;
}

/** A change of an endpoint or a deployment, as the activity log has it. */
export interface EstateEvent extends At {
  readonly kind: 'estate';
  readonly actor: string;
  readonly operation: string;
  readonly resource: string;
  readonly detail: string;
}

export type DebriefEvent =
  | FaultEvent
  | PageEvent
  | MeasurableEvent
  | CommandEvent
  | NoteEvent
  | HypothesisEvent
  | PinEvent
  | HintEvent
  | CommitEvent
  | EstateEvent;
