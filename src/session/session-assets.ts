import type { Pack } from '../scenario/pack.ts';
import type { Engine } from './engine.ts';

/** What a session has to be given. */
export interface SessionAssets {
  readonly engine: Engine;
  readonly pack: Pack;
  /** The packed world a scenario starts from. @throws AssetError naming the file */
  world(scenario: string, variant: string): Promise<Uint8Array>;
}

/** What the packed world of a scenario is called, below the folder that the page ships. */
export const worldFile = (scenario: string, variant: string): string => `worlds/${scenario}-${variant}.world`;
