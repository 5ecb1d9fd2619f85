// The same scripts in real git and in ours: every printed line and exit code must agree. Skipped where git is missing.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../../src/kernel/files/file-tree.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { GitWorld, HOME, type Printed, REPO, splitWords } from './git-world.ts';
import { SCRIPTS } from './scripts.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.warn('real git is not installed: its comparison is skipped');

/** Advice is worded freely; everything else must be equal. */
const comparable = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('hint:'))
    .join('\n');

class RealGit {
  readonly root = mkdtempSync(join(tmpdir(), 'real-git-'));
  cwd = REPO;

  constructor() {
    for (const path of [REPO, '/srv/git', '/tmp']) mkdirSync(this.root + path, { recursive: true });
  }

  write(path: string, text: string): void {
    const full = this.root + (path.startsWith('/') ? path : `${this.cwd}/${path}`);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  git(line: string, unix: number): Printed {
    const args = splitWords(line).map((word) => word.replaceAll(/(^|=)\/(srv|home|tmp)\//g, `$1${this.root}/$2/`));
    const date = `${unix} +0000`;
    const done = spawnSync('git', args, {
      cwd: this.root + this.cwd,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        HOME: this.root + HOME,
        TZ: 'UTC',
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_EDITOR: 'true',
        GIT_AUTHOR_NAME: 'oncall',
        GIT_AUTHOR_EMAIL: 'oncall@kestrand.example',
        GIT_COMMITTER_NAME: 'oncall',
        GIT_COMMITTER_EMAIL: 'oncall@kestrand.example',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
    const clean = (text: string): string => text.replaceAll(this.root, '');
    return { out: clean(done.stdout), err: clean(done.stderr), code: done.status ?? -1 };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** Copies a folder of the world to the disk. */
function dump(files: FileTree, path: string, to: string): void {
  for (const file of files.walkFiles(path)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), files.readBytes(`${path}/${file}`));
  }
}

describe.skipIf(!hasGit)('real git prints the same', () => {
  it.each(Object.entries(SCRIPTS))('%s', async (_name, steps) => {
    const ours = new GitWorld();
    const real = new RealGit();
    const config = '[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n[pull]\n\trebase = false\n';
    for (const side of [ours, real]) side.write(`${HOME}/.gitconfig`, config);
    const transcript: { ours: string[]; real: string[] } = { ours: [], real: [] };
    for (const step of steps) {
      if (typeof step !== 'string') {
        for (const [path, text] of Object.entries(step)) {
          ours.write(path, text);
          real.write(path, text);
        }
        continue;
      }
      if (step.startsWith('cd ')) {
        ours.cwd = step.slice(3);
        real.cwd = step.slice(3);
        continue;
      }
      ours.wait(MINUTE);
      for (const [side, printed] of [
        ['ours', await ours.git(step)],
        ['real', real.git(step, ours.unix)],
      ] as const)
        transcript[side].push(
          `$ git ${step} → ${printed.code}\n${comparable(printed.out)}--\n${comparable(printed.err)}`,
        );
    }
    real.remove();
    expect(transcript.ours.join('\n')).toBe(transcript.real.join('\n'));
  });

  it('finds nothing wrong with a repository of ours', async () => {
    const world = new GitWorld();
    for (const step of SCRIPTS['merges with conflicts'] ?? []) {
      if (typeof step === 'string') await world.git(step);
      else for (const [path, text] of Object.entries(step)) world.write(path, text);
    }
    const folder = mkdtempSync(join(tmpdir(), 'our-git-'));
    dump(world.files, REPO, folder);
    const run = (...args: string[]): string =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(run('fsck', '--strict')).not.toMatch(/error|missing|bad/);
    expect(run('log', '--oneline')).toBe(await world.ok('log --oneline'));
    expect(run('status', '--short')).toBe(await world.ok('status --short'));
    expect(run('ls-files', '-s')).toBe(await world.ok('ls-files -s'));
    expect(readFileSync(join(folder, '.git/HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
    rmSync(folder, { recursive: true });
  });
});
