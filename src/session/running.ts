import type { World } from '../kernel/world.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import type { Engine } from './engine.ts';
import type { Play, PlayIdentity } from './play.ts';

/** What a play needs before it can begin. */
export interface Opened {
  readonly engine: Engine;
  readonly scenario: ScenarioFile;
  readonly start: World; // at the player's first moment
}

export interface Running extends Opened {
  readonly play: Play;
}

/** Loads scenario and first world of a play. @throws ContentError, AssetError */
export type OpenPlay = (identity: PlayIdentity) => Promise<Opened>;
