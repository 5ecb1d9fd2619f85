import { realm } from '../src/kernel/realm.ts';

// Prepares what the page loads: Python with its memory snapshot, and the worlds that scenarios start from. The realm
// comes first, as everywhere.
realm.install();
const { makeAssets } = await import('./make-assets.ts');
await makeAssets((text) => process.stdout.write(`${text}\n`));
