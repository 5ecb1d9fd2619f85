// A runner for tests that are about the endpoint and not about Python: the "script" is one JSON object that says what
// init() and run() cost. The real interpreter has tests of its own beside these.
import type { ContentStore } from '../../../src/kernel/content-store.ts';
import type { DirNode, TreeNode } from '../../../src/kernel/files/node.ts';
import type { ScoreAnswer, ScriptResult, ScriptRunner, ScriptSpec } from '../../../src/kernel/script.ts';

export interface Scorer {
  readonly initMs?: number;
  readonly initExit?: number; // ≠ 0: init() raised
  readonly cpuMs?: number;
  readonly waitMs?: number;
  readonly coldMs?: number; // on top for the first request
  readonly failsOn?: string; // run() raises when the body holds this
  readonly hangsOn?: string; // run() never comes back
  readonly diesOn?: string; // the process ends itself
  readonly stopsAfter?: number; // the run is too long: stopped in the middle of an ordinary request
  readonly prints?: string;
  readonly readsClock?: boolean;
  readonly syntaxError?: boolean;
  readonly scores?: readonly (readonly [string, number])[]; // by the first text that the body holds; else .02
}

const QUIET: ScriptResult = {
  exitCode: 0,
  isStopped: false,
  lines: [],
  workMs: 0,
  waitMs: 0,
  files: [],
  records: [],
  answers: [],
  hasReadClock: false,
};

const scoreOf = ({ scores = [] }: Scorer, body: string): number =>
  scores.find(([text]) => body.includes(text))?.[1] ?? 0.02;

export class ScorerRunner implements ScriptRunner {
  readonly specs: ScriptSpec[] = [];

  constructor(private readonly content: ContentStore) {}

  run(spec: ScriptSpec): ScriptResult {
    this.specs.push(spec);
    const path = spec.entry.kind === 'server' ? spec.entry.file : (spec.args[0] as string);
    const scorer = JSON.parse(this.read(spec, path)) as Scorer;
    if (spec.entry.kind !== 'server')
      return scorer.syntaxError
        ? { ...QUIET, exitCode: 1, lines: ['3', 'def run(:'].map((text) => ({ stream: 'out', text, atWorkMs: 0 })) }
        : QUIET;
    const started: ScriptResult = {
      ...QUIET,
      workMs: scorer.initMs ?? 300,
      lines: [{ stream: 'err', text: `init of ${spec.env.AZUREML_MODEL_DIR}`, atWorkMs: 1 }],
      hasReadClock: scorer.readsClock ?? false,
    };
    if (scorer.initExit) {
      const said = { stream: 'err' as const, text: "User's init function failed", atWorkMs: 2 };
      return { ...started, exitCode: scorer.initExit, lines: [...started.lines, said] };
    }
    const answers: ScoreAnswer[] = [];
    for (const { id, body } of spec.entry.requests) {
      const dead = { id, status: 502, body: '', workMs: 5000, waitMs: 0, lines: [] };
      if (scorer.hangsOn && body.includes(scorer.hangsOn))
        return { ...started, answers: [...answers, dead], isStopped: true, exitCode: 137 };
      if (scorer.diesOn && body.includes(scorer.diesOn))
        return { ...started, answers: [...answers, { ...dead, workMs: 3 }], exitCode: 134 };
      if (scorer.stopsAfter === answers.length)
        return { ...started, answers: [...answers, { ...dead, workMs: 4 }], isStopped: true, exitCode: 137 };
      const isFailing = scorer.failsOn !== undefined && body.includes(scorer.failsOn);
      answers.push({
        id,
        status: isFailing ? 500 : 200,
        body: isFailing ? 'run() raised' : JSON.stringify({ scores: [scoreOf(scorer, body)], of: id }),
        workMs: (scorer.cpuMs ?? 10) + (answers.length === 0 ? (scorer.coldMs ?? 0) : 0),
        waitMs: scorer.waitMs ?? 0,
        lines: scorer.prints ? [{ stream: 'out', text: `${scorer.prints} ${id}`, atWorkMs: 0 }] : [],
      });
    }
    return { ...started, answers };
  }

  private read(spec: ScriptSpec, path: string): string {
    const mount = spec.mounts.find((one) => path.startsWith(`${one.path}/`));
    let node: TreeNode | undefined = mount?.tree;
    for (const part of path.slice((mount?.path.length ?? 0) + 1).split('/'))
      node = (node as DirNode | undefined)?.entries[part];
    if (node?.kind !== 'file') throw new Error(`test: no script at ${path}`);
    return this.content.text(node.ref);
  }
}
