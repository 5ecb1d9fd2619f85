import { makeAssets } from './make-assets.ts';

// Prepares what the game loads: Python with its memory snapshot, and the worlds the scenarios start from.
await makeAssets((text) => process.stdout.write(`${text}\n`));
