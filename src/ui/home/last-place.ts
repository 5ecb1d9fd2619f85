/** Key of the setting that tells where the player was last. */
export const LAST_PLACE = 'place';
