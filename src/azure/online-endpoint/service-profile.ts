import type { Context } from '../../kernel/context.ts';
import { hashFresh } from '../../kernel/hash.ts';
import {
  type ScoreAnswer,
  type ScriptLine,
  type ScriptResult,
  type ScriptSpec,
  type ServerStart,
  scriptRunner,
} from '../../kernel/script.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { SampledRequest } from './endpoint-clients.ts';
import type { ServingConfig } from './serving-config.ts';
import { treeDigest } from './tree-digest.ts';

/** Network and proxy time of every request, in milliseconds: waiting, not CPU. */
export const PLATFORM_WAIT_MS = 12;
const APP_ROOT = '/var/azureml-app';
/** What a request that never comes back keeps its worker busy: longer than any time-out allows. */
const HUNG_MS = 200_000;
/** CPU milliseconds that a server may use for its start, and for each request. */
const START_LIMIT_MS = 60_000;
const REQUEST_LIMIT_MS = 5_000;
const CHUNK = 500;
const DEAD_WORKER = 502;
const MOST_LOSSES = 3;
/** Profiles that are kept, each with the answers of an hour. */
const KEPT_PROFILES = 800;

/** What the container makes of one request. */
export interface ProfiledAnswer {
  readonly id: string;
  readonly at: SimTime; // when the client sent it
  readonly status: number; // of the container: 200, or 500 when run() raised; 0 when run() never came back
  readonly body: string;
  readonly cpuMs: number;
  readonly waitMs: number; // platform share included
  readonly lines: readonly ScriptLine[]; // what it printed
  readonly assumedLike?: string; // id of the request whose answer this is, because this one was too much to run
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

/** When requests are sent to a server, what feeds its randomness meanwhile, and when and how it was started. */
export interface ServedAt {
  readonly seed: string;
  readonly now: SimTime;
  readonly start: ServerStart;
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
 * Calls run() for each request in a server process that was started before. Pure; remembered by all it depends on, and
 * by the times only when the code looked at the clock.
 */
export function serviceProfile(
  context: Context,
  config: ServingConfig,
  requests: readonly SampledRequest[],
  served: ServedAt,
): ServiceProfile {
  const memo = context.memo.part('service-profile', KEPT_PROFILES);
  const key = hashFresh([
    treeDigest(config.code),
    config.codeName,
    config.entryScript,
    config.model ? treeDigest(config.model) : null,
    config.modelName,
    config.modelVersion,
    config.packages,
    config.environmentVariables,
    requestsDigest(requests),
    served.seed,
    served.start.seed,
  ]);
  const run = (): ServiceProfile => measure(context, config, requests, served);
  let made: ServiceProfile | undefined;
  const first = memo.get(key, () => {
    made = run();
    return made;
  });
  const times = `${served.start.now}/${served.now}`;
  return first.hasReadClock ? memo.get(`${key}/${times}`, () => made ?? run()) : first;
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

function specOf(config: ServingConfig, requests: readonly SampledRequest[], served: ServedAt): ScriptSpec {
  const paths = containerPaths(config);
  const { seed, now, start } = served;
  return {
    entry: {
      kind: 'server',
      file: paths.entry,
      requests: requests.map(({ id, at, body }) => ({ id, at, body })),
      start,
    },
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
    workLimitMs: START_LIMIT_MS + REQUEST_LIMIT_MS * requests.length,
  };
}

/**
 * Sends the server the requests. Very long lists are sent to several servers in turn, each as it was after its start; so
 * are the requests behind one on which the server hung or died.
 */
function measure(
  context: Context,
  config: ServingConfig,
  requests: readonly SampledRequest[],
  served: ServedAt,
): ServiceProfile {
  const run = (some: readonly SampledRequest[]): ScriptResult =>
    scriptRunner.of(context).run(specOf(config, some, served));
  const first = run(requests.slice(0, CHUNK));
  if (!isServerUp(first, requests.length > 0 ? () => run([]) : undefined))
    return { ...DOWN, exitCode: first.exitCode === 0 ? 137 : first.exitCode, initLines: first.lines };
  const answers = requests.length === 0 ? [] : collect(requests, first, run);
  return profileOf(first, answers);
}

const DOWN: ServiceProfile = {
  isUp: false,
  exitCode: 1,
  initLines: [],
  initMs: 0,
  cpuMs: 0,
  waitMs: PLATFORM_WAIT_MS,
  coldExtraMs: 0,
  answers: [],
  hasReadClock: false,
};

/** Without any answer it may be init() or the first request that never came back: init() alone tells. */
function isServerUp(result: ScriptResult, runAlone: (() => ScriptResult) | undefined): boolean {
  if (result.answers.length > 0) return true;
  if (result.exitCode === 0 && !result.isStopped) return true;
  const alone = runAlone?.();
  return alone !== undefined && alone.exitCode === 0 && !alone.isStopped;
}

/**
 * All answers, in order. When a server is cut short, the request it was at is lost if it was its fault: then a fresh
 * server goes on behind it. Otherwise the requests are simply too much to run, and the rest is assumed to be answered
 * like those before.
 */
function collect(
  requests: readonly SampledRequest[],
  first: ScriptResult,
  run: (some: readonly SampledRequest[]) => ScriptResult,
): ProfiledAnswer[] {
  const answers: ProfiledAnswer[] = [];
  let result = first;
  let losses = 0;
  for (;;) {
    const from = answers.length;
    const isCutShort = result.isStopped || result.exitCode !== 0;
    const dead = isCutShort ? result.answers.findIndex(({ status }) => status === DEAD_WORKER) : -1;
    const given = dead < 0 ? result.answers : result.answers.slice(0, dead);
    for (const [i, answer] of given.entries()) answers.push(answerOf(requests[from + i], answer));
    if (isCutShort && answers.length < requests.length) {
      if (result.isStopped && !isHung(given, result.answers[dead])) return [...answers, ...standIns(requests, answers)];
      answers.push(lost(requests[answers.length], result.isStopped));
      losses++;
    }
    if (answers.length >= requests.length) return answers;
    if (losses > MOST_LOSSES) return [...answers, ...standIns(requests, answers)];
    if (!isCutShort && given.length === 0)
      throw new Error('service profile: the server answered nothing and says that all is well');
    result = run(requests.slice(answers.length, answers.length + CHUNK));
  }
}

/** Whether the request at which a server was stopped had used far more than those before it. */
function isHung(given: readonly ScoreAnswer[], stopped: ScoreAnswer | undefined): boolean {
  if (given.length === 0) return true;
  const mean = given.reduce((sum, { workMs }) => sum + workMs, 0) / given.length;
  return (stopped?.workMs ?? 0) > 10 * mean;
}

function answerOf(request: SampledRequest | undefined, answer: ScoreAnswer): ProfiledAnswer {
  if (request?.id !== answer.id) throw new Error(`service profile: answer ${answer.id} to request ${request?.id}`);
  return {
    id: answer.id,
    at: request.at,
    status: answer.status,
    body: answer.body,
    cpuMs: answer.workMs,
    waitMs: answer.waitMs + PLATFORM_WAIT_MS,
    lines: answer.lines,
  };
}

function lost(request: SampledRequest | undefined, isHung: boolean): ProfiledAnswer {
  if (!request) throw new Error('service profile: more answers than requests');
  const { id, at } = request;
  return { id, at, status: 0, body: '', cpuMs: isHung ? HUNG_MS : 0, waitMs: PLATFORM_WAIT_MS, lines: [] };
}

/** What is too much to run is assumed to be answered like what was run. */
function standIns(requests: readonly SampledRequest[], answers: readonly ProfiledAnswer[]): ProfiledAnswer[] {
  return requests.slice(answers.length).map(({ id, at }, i) => {
    const like = answers[i % answers.length] as ProfiledAnswer;
    return { ...like, id, at, assumedLike: like.id };
  });
}

function profileOf(result: ScriptResult, answers: readonly ProfiledAnswer[]): ServiceProfile {
  const steady = answers.length > 1 ? answers.slice(1) : answers;
  const mean = (of: (answer: ProfiledAnswer) => number): number =>
    steady.length === 0 ? 0 : steady.reduce((sum, answer) => sum + of(answer), 0) / steady.length;
  const total = ({ cpuMs, waitMs }: ProfiledAnswer): number => cpuMs + waitMs;
  const first = answers[0];
  return {
    isUp: true,
    exitCode: 0,
    initLines: result.lines,
    initMs: result.workMs + result.waitMs,
    cpuMs: mean((answer) => answer.cpuMs),
    waitMs: steady.length === 0 ? PLATFORM_WAIT_MS : mean((answer) => answer.waitMs),
    coldExtraMs: first && answers.length > 1 ? Math.max(0, total(first) - median(steady.map(total))) : 0,
    answers,
    hasReadClock: result.hasReadClock,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
