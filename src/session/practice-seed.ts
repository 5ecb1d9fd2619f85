/** The seed of every play that is not asked for another one. */
export const PRACTICE_SEED = '1';
