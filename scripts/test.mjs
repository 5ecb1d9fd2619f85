// Runs every test: the checks, the assets the game needs, the unit tests and the browser tests. Ends with one line that
// counts them all.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const report = join(root, '.cache', 'test-report.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(report, { force: true });

/** @param {string} title @param {readonly string[]} command */
function run(title, command) {
  process.stdout.write(`\n== ${title}\n`);
  const [program, ...args] = command;
  return spawnSync(program ?? '', args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const node = process.execPath;
const bin = (name) => join(root, 'node_modules', '.bin', name);
const steps = [
  ['format and lint', [bin('biome'), 'check', '--error-on-warnings']],
  ['types', [bin('tsc'), '-p', '.']],
  ['dead code', [bin('knip'), '--no-progress']],
  ['notice', [node, 'scripts/run.mjs', 'scripts/notice.ts', '--check']],
  ['assets', [node, 'scripts/run.mjs', 'scripts/assets.ts']],
  ['build', [bin('vite'), 'build', '--logLevel', 'warn']],
];
let passed = 0;
let failed = 0;
for (const [title, command] of steps) {
  if (run(title, command)) passed++;
  else failed++;
}
run('tests', [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
try {
  const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  if (numTotalTests === 0 || (!success && numFailedTests === 0)) failed++;
} catch (error) {
  process.stderr.write(`test: no report was written (${error instanceof Error ? error.message : String(error)})\n`);
  failed++;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
