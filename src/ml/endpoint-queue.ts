// What the queue of an online endpoint is made of: what goes into one window of its simulation and what comes out.
// Everything that goes from one window to the next is plain JSON, so it can stand in the world as a checkpoint.

/** One deployment of the endpoint as far as its queue is concerned. */
export interface QueuedDeployment {
  readonly name: string; // 'blue'
  readonly weight: number; // share of the traffic, 0..100; all weights 0: every call is a 404
  readonly instances: number; // ready ones; 0 answers every call with 429
  readonly workers: number; // per instance: WORKER_COUNT
  readonly maxConcurrent: number; // per instance: max_concurrent_requests_per_instance
  readonly requestTimeoutMs: number; // request_timeout_ms
  readonly vcpu: number; // per instance
  readonly cpuMs: number; // mean CPU part of one call, as measured from the scorer
  readonly waitMs: number; // mean part spent waiting (I/O, platform)
  readonly cv: number; // coefficient of variation of the service time: 0.3
  readonly failureShare: number; // share of calls whose container answer is not 200: they become 424
  readonly coldExtraMs: number; // CPU the first call of a fresh worker costs on top
}

/** How many calls a deployment lets in at once; beyond that it answers 429. */
export const admissionLimit = ({ instances, maxConcurrent }: Pick<QueuedDeployment, 'instances' | 'maxConcurrent'>) =>
  2 * maxConcurrent * instances;

/** How the calling application behaves. */
export interface QueueClient {
  readonly timeoutMs: number; // it stops waiting this long after its first call: 800
  readonly retries: number; // further calls after 408, 424, 429 or 5xx: 2
  readonly retryDelayMs: number; // pause before each: 100
}

/** Milliseconds relative to the end of the window that left this state; a job may have begun before it. */
export interface DeploymentQueueState {
  readonly name: string;
  readonly freeAt: readonly number[]; // per server: when its last assigned job ends, 0 = idle
  readonly coldWorkers: number; // fresh ones that have not served a call yet
  readonly jobs: readonly (readonly [start: number, end: number, cpuMs: number])[]; // unfinished, in order of start
}

/** A request whose next call falls into the next window. */
export interface PendingRetry {
  readonly at: number; // of the next call, ms after the end of the window
  readonly arrivedAt: number; // of its first call, negative
  readonly calls: number; // already made
}

/** What one window leaves for the next. Deployments missing here start fresh, with cold workers. */
export interface EndpointQueueState {
  readonly deployments: readonly DeploymentQueueState[];
  readonly retries: readonly PendingRetry[]; // in order of their next call
  readonly retriesPlayed: number; // in this minute so far, 0 at its end: where the next window goes on drawing
}

export const emptyQueue: EndpointQueueState = { deployments: [], retries: [], retriesPlayed: 0 };

/** One window of one minute: the whole minute, or the part of it in which the configuration stays the same. */
export interface QueueWindow {
  readonly seed: string; // path of this minute's streams: '<seed>/queue/checkout-risk/90720'
  readonly ratePerSecond: number; // first calls per second during the minute
  readonly fromMs: number; // 0 … 60000 within the minute
  readonly toMs: number;
  readonly deployments: readonly QueuedDeployment[];
  readonly client: QueueClient;
  readonly state: EndpointQueueState;
}

/** Milliseconds from a call's arrival to the endpoint's answer. */
export interface LatencySummary {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

export interface DeploymentWindow {
  readonly name: string;
  readonly calls: number; // 429 included
  readonly statuses: { readonly 200: number; readonly 408: number; readonly 424: number; readonly 429: number };
  readonly latency: LatencySummary | null; // of calls that reached the container; null when there were none
  readonly cpuPercent: number; // of all its instances, 0..100
  readonly maxInProgress: number; // most calls in the system at once, 0 … 2·maxConcurrent·instances
}

/** What became of requests (a first call and its retries). Arrived + carried in = answered + failed + timedOut + carried out. */
export interface RequestCounts {
  readonly arrived: number;
  readonly answered: number;
  readonly failed: number; // the last answer was an error
  readonly timedOut: number; // no answer within the client's time
  readonly retryCalls: number; // calls beyond the first
}

/** Status of a request that nobody answered in time. */
export const NO_ANSWER = 0;

/** One row per request that arrived in the window, in order of arrival. */
export interface RequestFates {
  readonly arrivedAt: Float64Array; // ms within the minute
  readonly status: Uint16Array; // last status the client saw; 0 = none in time; 1 = its retry falls into the next window
  readonly latencyMs: Float64Array; // from the first call to the last answer, or the time-out
  readonly deployment: Uint8Array; // index into the window's deployments of the last call; 255 = none
}

export interface QueueWindowResult {
  readonly deployments: readonly DeploymentWindow[]; // in the order given
  readonly notRouted: number; // calls answered 404 because no deployment has traffic
  readonly requests: RequestCounts;
  readonly fates: RequestFates;
  readonly state: EndpointQueueState;
}
