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
  | { readonly type: 'resume-kept' } // the same with the play that the journal keeps
  | { readonly type: 'follow' } // shows the kept play while another tab plays it; nothing can be done
  | { readonly type: 'input'; readonly input: Input }
  | { readonly type: 'clock'; readonly speed: number; readonly isPaused: boolean }
  | { readonly type: 'skip' } // on to the next thing that somebody would notice
  | { readonly type: 'watch'; readonly views: readonly ViewAsk[] } // what is on screen now
  | { readonly type: 'ask'; readonly id: number; readonly view: ViewAsk } // one look
  | { readonly type: 'record' }
  // To a worker of its own: judges a play that is over, on forks of its last world.
  | { readonly type: 'judge'; readonly identity: PlayIdentity; readonly end: Uint8Array };

export interface Briefing {
  readonly scenario: string;
  readonly title: string;
  readonly brief: string;
  readonly level: number | null; // null: there is no incident to judge
  readonly minutes: number | null;
}

/** What the worker tells the page. Views come whole, at most ten a second. */
export type Report =
  | { readonly type: 'progress'; readonly text: string; readonly share: number | null } // share of the work done
  | { readonly type: 'briefing'; readonly briefing: Briefing }
  | { readonly type: 'frame'; readonly frame: FrameView }
  | { readonly type: 'seen'; readonly seen: readonly Seen[] }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown } // undefined: Python is not there yet
  | { readonly type: 'recording'; readonly text: string }
  | { readonly type: 'unkept'; readonly message: string } // the play goes on, but the browser does not keep it
  // The incident was declared over: the last world, for the worker that judges.
  | { readonly type: 'over'; readonly identity: PlayIdentity; readonly end: Uint8Array; readonly recording: string }
  | { readonly type: 'verdict'; readonly verdicts: Verdicts }
  // A recording that cannot be played: the player's or another build's, not our bug.
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'failed'; readonly message: string; readonly recording: string | null };
