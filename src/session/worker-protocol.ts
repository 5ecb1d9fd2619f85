import type { Verdicts } from './judge.ts';
import type { PlayIdentity } from './play.ts';
import type { Input } from './recording.ts';
import type { FrameView } from './views/frame-view.ts';
import type { ViewAsk } from './views/view-ask.ts';
import type { Seen } from './watch-list.ts';

/** What the page asks of the worker that holds the session. */
export type Request =
  | { readonly type: 'assets'; readonly base: string } // first of all: where the game's files lie, with trailing slash
  | { readonly type: 'start'; readonly scenario: string; readonly seed: string; readonly variant: string }
  | { readonly type: 'resume'; readonly recording: string } // plays a recording again and goes on from its end
  // The same with the play that the journal keeps; without what it has ahead when that is what crashed.
  | { readonly type: 'resume-kept'; readonly isWithoutAhead: boolean }
  | { readonly type: 'follow' } // shows the kept play while another tab plays it; nothing can be done
  | { readonly type: 'take-over' } // goes on with what was followed: the other tab is gone
  | { readonly type: 'keep' } // tries again to keep the play, which storage refused before
  | { readonly type: 'input'; readonly input: Input; readonly id?: string } // id: under which the page keeps it till it is taken
  | { readonly type: 'clock'; readonly speed: number; readonly isPaused: boolean }
  | { readonly type: 'skip' } // on to the next thing that somebody would notice
  | { readonly type: 'watch'; readonly views: readonly ViewAsk[] } // what is on screen now
  | { readonly type: 'ask'; readonly id: number; readonly view: ViewAsk } // one look
  | { readonly type: 'record' }
  | { readonly type: 'leave' } // the last request: whatever waits is taken first
  | { readonly type: 'ping' } // is anybody there?
  // To a worker of its own: judges a play that is over, on forks of its last world.
  | { readonly type: 'judge'; readonly identity: PlayIdentity; readonly end: Uint8Array };

export interface Briefing {
  readonly scenario: string;
  readonly title: string;
  readonly brief: string;
  readonly level: number | null; // null: there is no incident to judge
  readonly minutes: number | null;
  readonly t0: number; // the player's first moment, simulated milliseconds
}

/** What the worker tells the page. Views come whole, at most ten a second. */
export type Report =
  | { readonly type: 'progress'; readonly text: string; readonly share: number | null } // share of the work done
  | { readonly type: 'briefing'; readonly briefing: Briefing }
  | { readonly type: 'frame'; readonly frame: FrameView }
  | { readonly type: 'seen'; readonly seen: readonly Seen[] }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown } // undefined: Python is not there yet
  | { readonly type: 'recording'; readonly text: string }
  | { readonly type: 'kept' } // the browser keeps the play (again)
  | { readonly type: 'unkept'; readonly message: string } // the play goes on, but the browser does not keep it
  // The incident was declared over: the last world, for the worker that judges.
  | { readonly type: 'over'; readonly identity: PlayIdentity; readonly end: Uint8Array; readonly recording: string }
  | { readonly type: 'verdict'; readonly verdicts: Verdicts }
  // What cannot be played, with the place: a recording, a scenario, a file that did not come whole. Not our bug.
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | {
      readonly type: 'failed';
      readonly cause: FailureCause;
      readonly message: string;
      readonly recording: string | null;
    }
  | { readonly type: 'left' } // everything is taken and kept
  | { readonly type: 'pong' };

/** Why a simulation stopped: a bug of ours, a file of the game that did not come, or a worker that is gone. */
export type FailureCause = 'bug' | 'files' | 'worker';
