import type { Context } from '../../kernel/context.ts';
import { hashFresh } from '../../kernel/hash.ts';
import {
  type ScoreAnswer,
  type ScriptLine,
  type ScriptResult,
  type ScriptSpec,
  scriptRunner,
} from '../../kernel/script.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { SampledRequest } from './endpoint-clients.ts';
import type { ServingConfig } from './serving-config.ts';
import { treeDigest } from './tree-digest.ts';

/** Network and proxy time of every request, in milliseconds: waiting, not CPU. */
export const PLATFORM_WAIT_MS = 12;
const APP_ROOT = '/var/azureml-app';
/** CPU milliseconds after which a server that is still busy is taken as hung. */
const WORK_LIMIT_MS = 600_000;

/** What the container makes of one request. */
export interface ProfiledAnswer {
  readonly id: string;
  readonly at: SimTime; // when the client sent it
  readonly status: number; // of the container: 200, or 500 when run() raised; 0 when run() never came back
  readonly body: string;
  readonly cpuMs: number;
  readonly waitMs: number; // platform share included
  readonly lines: readonly ScriptLine[]; // what it printed
}

/** How a deployment's code serves the requests of one hour: found by running it. */
export interface ServiceProfile {
  readonly isUp: boolean; // init() came back
  readonly exitCode: number; // of the server process when it is not up
  readonly initLines: readonly ScriptLine[];
  readonly initMs: number; // import and init(), CPU and waiting
  readonly cpuMs: number; // steady mean of one request
  readonly waitMs: number;
  readonly coldExtraMs: number; // what the first request of a worker takes longer
  readonly answers: readonly ProfiledAnswer[]; // in order of the requests
  readonly hasReadClock: boolean;
}

/** Where the container sees its code and its model, and the variables it is started with. */
export function containerPaths(config: ServingConfig): {
  readonly code: string;
  readonly entry: string;
  readonly model: string | null;
  readonly env: { readonly [name: string]: string };
} {
  const code = `${APP_ROOT}/${config.codeName}`;
  const model = config.model ? `${APP_ROOT}/azureml-models/${config.modelName}/${config.modelVersion}` : null;
  return {
    code,
    entry: `${code}/${config.entryScript}`,
    model,
    env: {
      AML_APP_ROOT: code,
      AZUREML_ENTRY_SCRIPT: config.entryScript,
      ...(model ? { AZUREML_MODEL_DIR: model } : {}),
      ...config.environmentVariables,
    },
  };
}

/**
 * Runs init() once and run() for each request in one server process. Pure; remembered by all it depends on, and by the
 * time only when the code looked at the clock.
 */
export function serviceProfile(
  context: Context,
  config: ServingConfig,
  requests: readonly SampledRequest[],
  seed: string,
  now: SimTime,
): ServiceProfile {
  const key = `service-profile/${hashFresh([
    treeDigest(config.code),
    config.codeName,
    config.entryScript,
    config.model ? treeDigest(config.model) : null,
    config.modelName,
    config.modelVersion,
    config.packages,
    config.environmentVariables,
    requestsDigest(requests),
    seed,
  ])}`;
  const run = (): ServiceProfile =>
    profileOf(scriptRunner.of(context).run(specOf(config, requests, seed, now)), requests);
  let made: ServiceProfile | undefined;
  const first = context.memo.get(key, () => {
    made = run();
    return made;
  });
  return first.hasReadClock ? context.memo.get(`${key}/${now}`, () => made ?? run()) : first;
}

const digests = new WeakMap<readonly SampledRequest[], string>();

/** Hash of requests; the client keeps one list per hour, so it is found again by identity. */
function requestsDigest(requests: readonly SampledRequest[]): string {
  const known = digests.get(requests);
  if (known !== undefined) return known;
  const made = hashFresh(requests.map(({ id, at, body }) => [id, at, body]));
  digests.set(requests, made);
  return made;
}

function specOf(config: ServingConfig, requests: readonly SampledRequest[], seed: string, now: SimTime): ScriptSpec {
  const paths = containerPaths(config);
  return {
    entry: { kind: 'server', file: paths.entry, requests: requests.map(({ id, body }) => ({ id, body })) },
    args: [],
    cwd: paths.code,
    mounts: [
      { path: paths.code, tree: config.code, isWritable: false },
      ...(config.model && paths.model ? [{ path: paths.model, tree: config.model, isWritable: false }] : []),
    ],
    env: paths.env,
    packages: config.packages,
    seed,
    now,
    workLimitMs: WORK_LIMIT_MS,
  };
}

function profileOf(result: ScriptResult, requests: readonly SampledRequest[]): ServiceProfile {
  const isUp = result.exitCode === 0 || result.answers.length > 0;
  const answers = requests.map((request, i) => answerOf(request, result.answers[i], result, i));
  const steady = answers.length > 1 ? answers.slice(1) : answers;
  const mean = (of: (answer: ProfiledAnswer) => number): number =>
    steady.length === 0 ? 0 : steady.reduce((sum, answer) => sum + of(answer), 0) / steady.length;
  const total = ({ cpuMs, waitMs }: ProfiledAnswer): number => cpuMs + waitMs;
  const first = answers[0];
  return {
    isUp,
    exitCode: result.exitCode,
    initLines: result.lines,
    initMs: result.workMs + result.waitMs,
    cpuMs: mean((answer) => answer.cpuMs),
    waitMs: steady.length === 0 ? PLATFORM_WAIT_MS : mean((answer) => answer.waitMs),
    coldExtraMs: first && answers.length > 1 ? Math.max(0, total(first) - median(steady.map(total))) : 0,
    answers,
    hasReadClock: result.hasReadClock,
  };
}

/**
 * A request without an answer was under way, or still waiting, when the server hung or died: it never comes back. The
 * first of them used up what was left of the work limit; those behind it would have hung alike.
 */
function answerOf(
  request: SampledRequest,
  answer: ScoreAnswer | undefined,
  result: ScriptResult,
  index: number,
): ProfiledAnswer {
  const { id, at } = request;
  if (answer)
    return {
      id,
      at,
      status: answer.status,
      body: answer.body,
      cpuMs: answer.workMs,
      waitMs: answer.waitMs + PLATFORM_WAIT_MS,
      lines: answer.lines,
    };
  const isHung = result.isStopped && result.answers.length <= index;
  return { id, at, status: 0, body: '', cpuMs: isHung ? WORK_LIMIT_MS : 0, waitMs: PLATFORM_WAIT_MS, lines: [] };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
