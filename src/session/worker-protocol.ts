import type { Verdicts } from './judge.ts';
import type { Input } from './recording.ts';
import type { PlayView } from './views/play-view.ts';

/** What the page asks of the worker that holds the session. */
export type Request =
  | { readonly type: 'assets'; readonly base: string } // first of all: where the game's files lie, with trailing slash
  | { readonly type: 'start'; readonly scenario: string; readonly seed: string; readonly variant: string }
  | { readonly type: 'input'; readonly input: Input }
  | { readonly type: 'clock'; readonly speed: number; readonly isPaused: boolean } // simulated seconds per real second
  | { readonly type: 'record' };

/** What the worker tells the page. Views come whole, at most ten a second. */
export type Report =
  | { readonly type: 'progress'; readonly text: string }
  | {
      readonly type: 'briefing';
      readonly title: string;
      readonly brief: string;
      readonly level: number | null;
      readonly minutes: number | null;
    }
  | { readonly type: 'view'; readonly view: PlayView }
  | { readonly type: 'verdict'; readonly verdicts: Verdicts; readonly recording: string }
  | { readonly type: 'recording'; readonly text: string }
  | { readonly type: 'failed'; readonly message: string; readonly recording: string | null };
