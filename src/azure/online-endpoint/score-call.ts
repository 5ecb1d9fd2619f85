import type { Context } from '../../kernel/context.ts';
import { RandomStream } from '../../kernel/random.ts';
import { HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { segmentsOf } from './configuration-segments.ts';
import { deploymentId, deployments } from './deployment.ts';
import { endpointClients, type SampledRequest } from './endpoint-clients.ts';
import { nextOrder } from './invocations.ts';
import { serverStart } from './server-start.ts';
import { type ProfiledAnswer, type ServedAt, serviceProfile } from './service-profile.ts';
import { type ServingConfig, serverCount } from './serving-config.ts';
import { servingDeployments } from './serving-deployments.ts';
import { telemetry } from './telemetry.ts';

/** One answer of an endpoint to a call made by hand. */
export interface CallAnswer {
  readonly status: number; // what the caller gets
  readonly reason: string; // 'Failed Dependency'
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly latencyMs: number; // whole milliseconds
  readonly deployment: string | null; // that answered
}

export interface ScoreCall {
  readonly id: string; // names its random stream: 'p12/3'
  readonly deployment: string | undefined; // header azureml-model-deployment
  readonly body: string;
}

const REASONS: { readonly [status: number]: string } = {
  200: 'OK',
  404: 'Not Found',
  408: 'Request Timeout',
  424: 'Failed Dependency',
  429: 'Too Many Requests',
};
const PROXY_MS = 3;

/**
 * Answers one call now: through the split unless it names a deployment, with the crowding of the last full minute, and
 * by really running the scorer on its body. Pure; `noteInvocation` makes the logs remember it.
 */
export function answerCall(world: World, context: Context, endpoint: string, call: ScoreCall): CallAnswer {
  const random = new RandomStream(`${seedAt(world, world.now)}/invocation/${endpoint}/${call.id}/${world.now}`);
  const [route, crowd] = [random.uniform(), random.uniform()];
  const config = routeOf(world, endpoint, call.deployment, route);
  if (!config)
    return refusal(404, null, {
      body: 'No valid deployments to route to. Please check that the endpoint has at least one deployment with positive weight values or use a deployment specific header to route.',
    });
  const crowding = crowdingOf(world, context, config);
  if (crowd < crowding.share429) return refusal(429, config.deployment, { body: 'Too many requests are in progress.' });
  const row = deployments.get(world, deploymentId(endpoint, config.deployment));
  const request = { id: call.id, at: world.now, body: call.body };
  const answer = runOnce(world, context, config, request, nextOrder(row));
  const latencyMs = Math.round(answer.cpuMs + answer.waitMs + crowding.extraMs);
  if (latencyMs > config.timeoutMs)
    return refusal(408, config.deployment, {
      body: `Scoring timeout after ${config.timeoutMs} ms`,
      latencyMs: config.timeoutMs,
    });
  if (answer.status === 200)
    return {
      status: 200,
      reason: 'OK',
      headers: headersOf(config.deployment),
      body: answer.body,
      latencyMs,
      deployment: config.deployment,
    };
  return refusal(424, config.deployment, {
    body: answer.body,
    latencyMs,
    headers: [
      ['ms-azureml-model-error-statuscode', String(answer.status === 0 ? 502 : answer.status)],
      ['ms-azureml-model-error-reason', answer.status === 0 ? 'Bad Gateway' : 'model_error'],
    ],
  });
}

/** Answers of a deployment, or of whoever the split picks, to requests made one after the other. Warm workers. */
export function probe(
  world: World,
  context: Context,
  endpoint: string,
  deployment: string | undefined,
  requests: readonly SampledRequest[],
): readonly ProfiledAnswer[] {
  const config = routeOf(world, endpoint, deployment, 0.5);
  if (!config) return requests.map(({ id, at }) => ({ id, at, status: 404, body: '', cpuMs: 0, waitMs: 0, lines: [] }));
  const seed = `${seedAt(world, world.now)}/probe/${endpoint}/${config.deployment}`;
  return serviceProfile(context, config, requests, servedAt(world, config, seed, world.now)).answers;
}

/** What one call costs the deployment now, measured on this hour's requests. */
export function deploymentLoad(
  world: World,
  context: Context,
  config: ServingConfig,
): { readonly cpuMs: number; readonly waitMs: number; readonly initMs: number; readonly coldExtraMs: number } {
  const requests = sampledAt(world, context, config.endpoint, world.now);
  const seed = `${seedAt(world, world.now)}/probe/${config.endpoint}/${config.deployment}`;
  const { cpuMs, waitMs, initMs, coldExtraMs } = serviceProfile(
    context,
    config,
    requests,
    servedAt(world, config, seed, world.now),
  );
  return { cpuMs, waitMs, initMs, coldExtraMs };
}

const servedAt = (world: World, config: ServingConfig, seed: string, now: SimTime): ServedAt => ({
  seed,
  now,
  start: serverStart(world, config),
});

function routeOf(
  world: World,
  endpoint: string,
  named: string | undefined,
  uniform: number,
): ServingConfig | undefined {
  if (named !== undefined) return deployments.get(world, deploymentId(endpoint, named))?.serving ?? undefined;
  let rest = uniform;
  for (const { share, config } of servingDeployments(world, endpoint)) {
    rest -= share;
    if (rest < 0) return config;
  }
  return servingDeployments(world, endpoint).at(-1)?.config;
}

/** How full the deployment was in the last full minute: 429s, and what calls took beyond their own work. */
function crowdingOf(world: World, context: Context, config: ServingConfig): { share429: number; extraMs: number } {
  const to = Math.floor(world.now / MINUTE) * MINUTE;
  const [row] = telemetry(world, context, config.endpoint, to - MINUTE, to);
  const minute = row?.deployments.find(({ name }) => name === config.deployment);
  if (!minute?.latency) return { share429: 0, extraMs: 0 };
  const load = deploymentLoad(world, context, config);
  return {
    share429: (minute.statuses['429'] ?? 0) / minute.calls,
    extraMs: Math.max(0, minute.latency.mean - load.cpuMs - load.waitMs),
  };
}

/** Runs the scorer on one request; a worker that has served before is warm. */
export function runOnce(
  world: World,
  context: Context,
  config: ServingConfig,
  request: SampledRequest,
  order: number,
): ProfiledAnswer {
  const isCold = order < serverCount(config) && !hadTraffic(world, config, request.at);
  const warmUp = isCold ? undefined : sampledAt(world, context, config.endpoint, request.at)[0];
  const requests = warmUp ? [warmUp, request] : [request];
  const seed = `${seedAt(world, request.at)}/invocation/${config.endpoint}/${config.deployment}/${request.id}`;
  const answer = serviceProfile(context, config, requests, servedAt(world, config, seed, request.at)).answers.at(-1);
  if (!answer) throw new Error('score call: a request without an answer');
  return answer;
}

/** Whether the containers got live calls before; if not, calls by hand meet workers that have not served yet. */
const hadTraffic = (world: World, config: ServingConfig, at: SimTime): boolean =>
  segmentsOf(world, config.endpoint).some(
    (segment) =>
      segment.from < at &&
      (segment.traffic[config.deployment] ?? 0) > 0 &&
      segment.serving.some(
        ({ deployment, startedAt }) => deployment === config.deployment && startedAt === config.startedAt,
      ),
  );

const sampledAt = (world: World, context: Context, endpoint: string, at: SimTime): readonly SampledRequest[] =>
  endpointClients.of(context).sampledRequests(world, endpoint, Math.floor(at / HOUR));

const headersOf = (deployment: string): (readonly [string, string])[] => [
  ['content-type', 'application/json'],
  ['azureml-model-deployment', deployment],
];

function refusal(
  status: number,
  deployment: string | null,
  said: { readonly body: string; readonly latencyMs?: number; readonly headers?: CallAnswer['headers'] },
): CallAnswer {
  return {
    status,
    reason: REASONS[status] ?? '',
    headers: [
      ['content-type', 'text/plain'],
      ...(deployment === null ? [] : [['azureml-model-deployment', deployment] as const]),
      ...(said.headers ?? []),
    ],
    body: said.body,
    latencyMs: said.latencyMs ?? PROXY_MS,
    deployment,
  };
}
