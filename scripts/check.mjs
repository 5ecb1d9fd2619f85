// The quick check: format, lint, types, dead code, NOTICE.md, architecture, and unit tests that need no Python and no
// browser.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  [bin('biome'), 'check', '--error-on-warnings'],
  [bin('tsc'), '-p', '.'],
  [bin('knip'), '--no-progress'],
  [process.execPath, 'scripts/run.mjs', 'scripts/notice.ts', '--check'],
  [
    bin('vitest'),
    'run',
    'tests/architecture',
    'tests/kernel',
    'tests/ml',
    'tests/git',
    'tests/shell',
    'tests/session',
    'tests/ui',
  ],
];
for (const [program, ...args] of steps) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
