/** A file of the game that is missing, cut off or not what it should be. Not a mistake of the player's. */
export class AssetError extends Error {
  constructor(
    readonly file: string, // 'worlds/sandbox-A.world'
    what: string,
  ) {
    super(`${file}: ${what}`);
  }
}
