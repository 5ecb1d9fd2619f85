/** Texts of the page that stands in when the simulation stopped. */
export const failureTexts = {
  title: 'The simulation stopped',
  kept: 'This is a bug of the game, not of yours. What you did is kept: after a reload you can continue from it. The recording helps whoever mends the bug.',
  save: 'Save the recording',
  reload: 'Reload',
} as const;
