import type { World } from '../kernel/world.ts';
import type { Pack } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import type { Engine } from './engine.ts';
import type { TwinFiles } from './twin.ts';

/** What a session has to be given. */
export interface SessionAssets {
  readonly engine: Engine;
  readonly pack: Pack;
  /** The world that every play of a variant starts from. @throws AssetError naming the file */
  start(scenario: ScenarioFile, variant: string): Promise<World>;
  /** The healthy twin of a scenario. Its files throw AssetError, naming the file. */
  twin(scenario: ScenarioFile): TwinFiles;
}
