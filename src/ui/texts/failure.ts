import type { FailureCause } from '../../session/worker-protocol.ts';

/** Texts of the pages that stand in when something broke. */
export const failureTexts = {
  title: 'The simulation stopped',
  causes: {
    bug: 'This is a bug of the game, not of yours. The recording helps whoever mends it.',
    files: 'A file of the game is missing or did not come whole. With the network back it can go on.',
    worker: 'The part of the game that simulates is gone. It can be started anew.',
  } satisfies { readonly [cause in FailureCause]: string },
  kept: 'What you did is kept.',
  notKept: 'This browser keeps no play.',
  goOn: 'Continue from what is kept',
  goOnWithout: 'Continue without what was done last',
  save: 'Save the recording',
  reload: 'Reload',
  toHome: 'To the start',
  pageBroken: 'This page broke',
  pageBrokenHint: 'It is a bug of the game. The world goes on; other pages and the terminal still work.',
  partMissing: 'A part of the game could not be loaded',
  partMissingHint:
    'Is the network gone, or was the game updated meanwhile? The world goes on and your play is kept: after a reload you can continue it.',
  again: 'Try again',
  terminalMissing: 'The terminal could not be shown.',
  consoleBroken: 'The console broke',
  consoleBrokenHint: 'It is a bug of the game. What you did is kept: after a reload you can continue it.',
} as const;
