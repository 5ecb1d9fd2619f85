import type { Verdicts } from '../../session/judge.ts';
import type { PlayIdentity } from '../../session/play.ts';
import type { Input } from '../../session/recording.ts';
import type { FrameView } from '../../session/views/frame-view.ts';
import type { ViewAsk } from '../../session/views/view-ask.ts';
import type { Briefing, FailureCause } from '../../session/worker-protocol.ts';

export type Stage = 'idle' | 'loading' | 'playing' | 'failed';

/** How judging stands: null before the incident is over. */
export type Judging = { readonly share: number } | { readonly verdicts: Verdicts } | null;

/** What the page knows of its session. */
export interface SessionFacts {
  readonly stage: Stage;
  readonly isReadOnly: boolean; // another tab plays; this one only shows
  readonly isOtherGone: boolean; // it does not any more
  readonly isUnguarded: boolean; // this browser cannot tell whether another tab plays
  readonly isSilent: boolean; // the worker has not answered for a while
  readonly held: number; // acts that were held back because this tab only shows
  readonly progress: { readonly text: string; readonly share: number | null } | null;
  readonly briefing: Briefing | null;
  readonly frame: FrameView | null;
  readonly seen: { readonly [key: string]: unknown }; // values of the views on screen, by viewKey
  readonly judging: Judging;
  readonly recording: string | null;
  readonly unkept: string | null; // why the browser does not keep the play
  readonly refusal: { readonly code: string; readonly message: string } | null; // of a recording
  readonly failure: { readonly cause: FailureCause; readonly message: string } | null;
  readonly judgeFailure: string | null; // why there is no verdict
}

/** What can be asked of it. */
export interface SessionActs {
  /** Lets engine and Python load while somebody reads. */
  warmUp(): void;
  start(identity: PlayIdentity): void;
  resume(recording: string): void;
  /** Goes on with the kept play; without what it has ahead when that is what crashed it. */
  resumeKept(isWithoutAhead?: boolean): void;
  /** Shows what another tab plays. */
  follow(): void;
  /** Goes on here with what was followed, when the other tab is gone. */
  takeOver(): void;
  /** Whether another tab plays. */
  isElsewhere(): Promise<boolean>;
  /** Tries again to keep a play that storage refused. */
  keep(): void;
  judgeAgain(): void;
  /** Ends the session and forgets it; what the browser keeps stays. */
  leave(): void;
  input(input: Input): void;
  /** Something was asked for that only the tab that plays may do. */
  hold(): void;
  setClock(speed: number, isPaused: boolean): void;
  skip(): void;
  /** Puts a view on screen until the returned function is called. */
  watch(ask: ViewAsk): () => void;
  /** One look. Undefined when it cannot be had now. */
  ask(ask: ViewAsk): Promise<unknown>;
  record(): void;
}

export type SessionState = SessionFacts & SessionActs;

export const NO_SESSION: SessionFacts = {
  stage: 'idle',
  isReadOnly: false,
  isOtherGone: false,
  isUnguarded: false,
  isSilent: false,
  held: 0,
  progress: null,
  briefing: null,
  frame: null,
  seen: {},
  judging: null,
  recording: null,
  unkept: null,
  refusal: null,
  failure: null,
  judgeFailure: null,
};
