/** How simulated time follows the player's. */
export interface Clock {
  readonly speed: number; // simulated seconds per real second
  readonly isPaused: boolean;
}
