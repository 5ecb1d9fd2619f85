// The port `ScriptRunner` on Pyodide.
import type { ContentStore } from '../kernel/content-store.ts';
import { hashFresh } from '../kernel/hash.ts';
import { RandomStream } from '../kernel/random.ts';
import type { ScriptResult, ScriptRunner, ScriptSpec } from '../kernel/script.ts';
import type { SimTime } from '../kernel/time.ts';
import type { PyodideFiles } from './interpreter.ts';
import { loadInterpreter, type SharedInterpreter } from './load-interpreter.ts';
import { RunMeter } from './run-meter.ts';
import { type PartResult, ScriptRun } from './script-run.ts';
import type { StartedServer } from './started-server.ts';

/** Servers that are kept ready; each holds a few megabytes. */
const MOST_SERVERS = 8;

export interface PyodideRunnerOptions extends PyodideFiles {
  readonly snapshot: Uint8Array; // what `buildSnapshot` made
  readonly content: ContentStore;
}

/** Loads an interpreter of its own. To share one between content stores, see {@link PyodideRunner}. */
export async function createPyodideRunner(options: PyodideRunnerOptions): Promise<PyodideRunner> {
  return new PyodideRunner(await loadInterpreter(options, options.snapshot), options.content);
}

type Start = Pick<StartedServer, 'lines' | 'workMs' | 'waitMs' | 'records' | 'hasReadClock'>;

/** Runs scripts one after another. Equal specifications give equal results, whatever ran before. */
export class PyodideRunner implements ScriptRunner {
  constructor(
    private readonly shared: SharedInterpreter,
    private readonly content: ContentStore,
  ) {}

  run(spec: ScriptSpec): ScriptResult {
    if (spec.entry.kind === 'server') return this.serve(spec, spec.entry.start ?? spec);
    const meter = meterOf(spec.seed, spec.now, spec.workLimitMs);
    const run = new ScriptRun(this.shared, spec, this.content, meter);
    try {
      const { isServerUp: _, ...result } = run.perform('script', spec, meter, 'start');
      return { ...result, files: run.changes() };
    } finally {
      run.end();
    }
  }

  /**
   * Answers requests by a server that was started once: what init() left in the interpreter's memory is kept and put
   * back, so that no answer depends on requests before these.
   */
  private serve(spec: ScriptSpec, { seed, now }: { readonly seed: string; readonly now: SimTime }): ScriptResult {
    const key = serverKey(spec, seed, now);
    const atStart = { ...spec, now };
    const kept = this.known(key, spec.workLimitMs);
    if (kept) return this.answerFrom(kept, atStart, spec);
    const meter = meterOf(seed, now, spec.workLimitMs);
    const run = new ScriptRun(this.shared, atStart, this.content, meter);
    let server: StartedServer;
    try {
      const { isServerUp, ...start } = run.perform('start', atStart, meter, 'start');
      if (!isServerUp) return { ...start, files: run.changes() };
      const image = run.image();
      // What init() wrote or holds open is no part of an image: then the requests follow at once, every time.
      if (!image) return joined(start, this.ask(run, spec, start, now, 'as-it-is'), run);
      const { lines, workMs, waitMs, records, hasReadClock } = start;
      server = { lines, workMs, waitMs, records, hasReadClock, image };
    } finally {
      run.end();
    }
    this.keep(key, server);
    return this.answerFrom(server, atStart, spec);
  }

  private answerFrom(server: StartedServer, atStart: ScriptSpec, spec: ScriptSpec): ScriptResult {
    const run = new ScriptRun(this.shared, atStart, this.content, meterOf(spec.seed, spec.now, spec.workLimitMs));
    try {
      return joined(server, this.ask(run, spec, server, atStart.now, server.image), run);
    } finally {
      run.end();
    }
  }

  private ask(
    run: ScriptRun,
    spec: ScriptSpec,
    start: Start,
    startedAt: SimTime,
    from: 'as-it-is' | StartedServer['image'],
  ): PartResult {
    // Nobody is answered before the server is up.
    const now = Math.max(spec.now, startedAt + Math.ceil(start.workMs + start.waitMs));
    const meter = meterOf(`${spec.seed}/requests`, now, spec.workLimitMs - start.workMs);
    return run.perform('requests', { ...spec, now }, meter, from);
  }

  private known(key: string, workLimitMs: number): StartedServer | undefined {
    const { servers } = this.shared;
    const found = servers.get(key);
    if (!found || found.workMs > workLimitMs) return undefined;
    servers.delete(key);
    servers.set(key, found);
    return found;
  }

  private keep(key: string, server: StartedServer): void {
    const { servers } = this.shared;
    servers.set(key, server);
    if (servers.size > MOST_SERVERS) servers.delete(servers.keys().next().value as string);
  }
}

const meterOf = (seed: string, now: SimTime, workLimitMs: number): RunMeter =>
  new RunMeter(now, workLimitMs, new RandomStream(`python/${seed}`));

/** Everything a server depends on until init() comes back. Files count as the script sees them, times included. */
function serverKey(spec: ScriptSpec, seed: string, now: SimTime): string {
  const { entry, args, cwd, mounts, env, packages, stdin = '' } = spec;
  const file = entry.kind === 'server' ? entry.file : '';
  return hashFresh([file, args, cwd, mounts, env, packages, stdin, seed, now]);
}

/** A server's start and its requests as one run. What it prints between or after requests stands behind its start. */
function joined(start: Start, asked: PartResult, run: ScriptRun): ScriptResult {
  const { workMs, waitMs } = start;
  return {
    exitCode: asked.exitCode,
    isStopped: asked.isStopped,
    lines: [...start.lines, ...asked.lines],
    workMs,
    waitMs,
    files: run.changes(),
    records: [...start.records, ...asked.records],
    answers: asked.answers,
    hasReadClock: start.hasReadClock || asked.hasReadClock,
  };
}
