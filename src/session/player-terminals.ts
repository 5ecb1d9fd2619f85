import { ON_CALL } from '../company/roles.ts';
import type { World } from '../kernel/world.ts';
import { terminals } from '../shell/terminal.ts';

/**
 * Ids of the terminals the player has open, in code-unit order; `panel…` are behind the page's buttons. The one named
 * after the role is where history typed.
 */
export const playerTerminals = (world: World): string[] =>
  terminals.ids(world).filter((id) => id !== ON_CALL && terminals.need(world, id).actor === ON_CALL);
