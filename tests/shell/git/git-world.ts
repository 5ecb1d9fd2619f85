// A small world with a terminal that only knows `git`, for transcripts.
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { FileTree } from '../../../src/kernel/files/file-tree.ts';
import { worldFiles } from '../../../src/kernel/files/world-files.ts';
import { realm } from '../../../src/kernel/realm.ts';
import { EPOCH_UNIX_MS, MINUTE } from '../../../src/kernel/time.ts';
import { Tx } from '../../../src/kernel/tx.ts';
import { newWorld, type World } from '../../../src/kernel/world.ts';
import { gitCommand } from '../../../src/shell/git/git-command.ts';

export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Words of a command line with single and double quotes, as a shell would split them. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  const pattern = /(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']))/gsy;
  let word: string | undefined;
  for (let at = 0; at < line.length; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (!match) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    word = (word ?? '') + (match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? match[3] ?? '');
    at = pattern.lastIndex;
  }
  if (word !== undefined) words.push(word);
  return words;
}

export const HOME = '/home/oncall';
export const REPO = `${HOME}/kestrand-ml`;

export class GitWorld {
  world: World = newWorld({ world: 'w', play: 'p', playFrom: 0 }, 64 * 24 * 60 * MINUTE);
  readonly content = new ContentStore();
  cwd = REPO;
  actor = 'oncall';
  readonly env = new Map<string, string>([['HOME', HOME]]);

  constructor() {
    this.change((files) => {
      files.makeDir(REPO, true);
      files.makeDir('/srv/git', true);
      files.makeDir('/tmp', true);
    });
  }

  get unix(): number {
    return Math.floor((this.world.now + EPOCH_UNIX_MS) / 1000);
  }

  change(act: (files: FileTree) => void): void {
    const tx = new Tx(this.world);
    act(worldFiles(tx, this.content));
    this.world = tx.commit(true);
  }

  write(path: string, text: string): void {
    this.change((files) => {
      const full = path.startsWith('/') ? path : `${this.cwd}/${path}`;
      files.makeDir(full.slice(0, full.lastIndexOf('/')), true);
      files.writeText(full, text);
    });
  }

  read(path: string): string {
    return this.files.readText(path.startsWith('/') ? path : `${this.cwd}/${path}`);
  }

  get files(): FileTree {
    const { world } = this;
    return new FileTree({ root: world.files, writes: world.writes, now: () => world.now }, this.content);
  }

  wait(milliseconds: number): void {
    this.world = { ...this.world, now: this.world.now + milliseconds };
  }

  /** Runs `git <line>`; one transaction, as a shell call is. */
  async git(line: string, stdin = ''): Promise<Printed> {
    const tx = new Tx(this.world);
    const leave = await realm.enter({ now: () => tx.world.now });
    try {
      const outcome = await gitCommand.run({
        tx,
        context: { content: this.content, memo: undefined as never, ports: new Map() },
        files: worldFiles(tx, this.content),
        args: splitWords(line),
        stdin,
        cwd: this.cwd,
        env: this.env,
        actor: this.actor,
        callId: 'p1/1',
        isTerminal: false,
      });
      if (outcome.wait) throw new Error('git never waits');
      this.world = tx.commit(true);
      return { out: outcome.out ?? '', err: outcome.err ?? '', code: outcome.code ?? 0 };
    } finally {
      leave();
    }
  }

  /** Runs and expects success; answers stdout. */
  async ok(line: string): Promise<string> {
    const printed = await this.git(line);
    if (printed.code !== 0) throw new Error(`git ${line}: exit ${printed.code}\n${printed.out}${printed.err}`);
    return printed.out;
  }
}
