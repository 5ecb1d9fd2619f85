import { definePort } from './context.ts';
import type { DirNode } from './files/node.ts';
import type { SimTime } from './time.ts';

/** A folder visible to a script. Writable mounts come back as a new tree. */
export interface ScriptMount {
  readonly path: string; // '/repo', '/mnt/inputs/orders'
  readonly tree: DirNode;
  readonly isWritable: boolean;
}

/** One HTTP request to a scoring script, as the inference server hands it to `run(raw_data)`. */
export interface ScoreRequest {
  readonly id: string;
  readonly body: string; // JSON text
  readonly at?: SimTime; // what the clock shows when it arrives; without it the clock just goes on
}

/** When a server process was started, and what fed its randomness until init() came back. */
export interface ServerStart {
  readonly seed: string;
  readonly now: SimTime;
}

export type ScriptEntry =
  | { readonly kind: 'file'; readonly file: string } // python file.py args…
  | { readonly kind: 'module'; readonly module: string } // python -m module args…
  | { readonly kind: 'code'; readonly code: string } // python -c code args…
  | {
      readonly kind: 'server'; // init(), then run() for each request
      readonly file: string;
      readonly requests: readonly ScoreRequest[]; // asked with the run's seed and clock, not before the server was up
      readonly start?: ServerStart; // default: seed and clock of the run
    };

/** Everything a Python run depends on: equal specs give equal results, whatever ran before. */
export interface ScriptSpec {
  readonly entry: ScriptEntry;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly mounts: readonly ScriptMount[];
  readonly env: { readonly [name: string]: string };
  readonly packages: { readonly [distribution: string]: string }; // what the environment installed: 'scikit-learn' → '1.5.2'
  readonly seed: string; // feeds random, uuid, tempfile, os.urandom
  readonly now: SimTime; // what the clock shows
  readonly stdin?: string;
  readonly workLimitMs: number; // simulated CPU milliseconds after which a run is stopped for good
}

export interface ScriptLine {
  readonly stream: 'out' | 'err';
  readonly text: string; // without line break
  readonly atWorkMs: number; // simulated CPU milliseconds of the run, or of the request, when it was printed
}

/** What a script told MLflow. */
export type TrackingRecord =
  | { readonly kind: 'metric'; readonly key: string; readonly value: number; readonly step: number }
  | { readonly kind: 'param' | 'tag'; readonly key: string; readonly value: string };

/** The answer of `run()` to one request. */
export interface ScoreAnswer {
  readonly id: string;
  readonly status: number; // of the container: 200; 500 when run() raised; 502 when the worker died over it or was stopped, and answered no more
  readonly body: string;
  readonly workMs: number; // CPU milliseconds of this request
  readonly waitMs: number; // milliseconds it slept or waited for I/O
  readonly lines: readonly ScriptLine[]; // what it printed or logged
}

export interface ScriptResult {
  readonly exitCode: number; // 0; 1 uncaught exception; 3 scoring script could not start; 134 interpreter damaged; 137 stopped
  readonly isStopped: boolean; // true: work limit reached, the script would still be running
  readonly lines: readonly ScriptLine[]; // for a server: what start and init() printed
  readonly workMs: number; // whole run; for a server: import + init()
  readonly waitMs: number;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array | null }[]; // changed files below writable mounts, sorted; null = deleted
  readonly records: readonly TrackingRecord[];
  readonly answers: readonly ScoreAnswer[]; // server only, in order of the requests
  readonly hasReadClock: boolean;
}

/** Runs Python synchronously: loading the interpreter happens before the first event that needs it. */
export interface ScriptRunner {
  run(spec: ScriptSpec): ScriptResult;
}

export const scriptRunner = definePort<ScriptRunner>('kernel/script-runner');
