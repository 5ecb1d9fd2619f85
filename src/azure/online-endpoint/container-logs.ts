import type { Context } from '../../kernel/context.ts';
import { byteLength } from '../../kernel/files/file-tree.ts';
import type { ScriptLine } from '../../kernel/script.ts';
import { HOUR, isoTime, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { segmentsOf } from './configuration-segments.ts';
import type { ContainerEvent, OnlineDeployment } from './deployment.ts';
import { startProfile } from './hour-profile.ts';
import { requestOutcomes } from './request-fates.ts';
import { runOnce } from './score-call.ts';
import { containerPaths, PLATFORM_WAIT_MS, type ProfiledAnswer } from './service-profile.ts';
import { type ServingConfig, workerCount } from './serving-config.ts';

/** How far back the platform keeps what a container wrote about its requests. */
const KEPT_HOURS = 3;
const SERVER_VERSION = '1.3.4';

/**
 * What `get-logs` prints: the steps of the instance, the events of its containers and the end of what the container
 * wrote. The lines of init() and of requests are those that the code really printed.
 */
export function containerLogs(
  world: World,
  context: Context,
  row: OnlineDeployment,
  container: 'inference-server' | 'storage-initializer',
  lines: number,
): string {
  const written = container === 'inference-server' ? serverLines(world, context, row) : initializerLines(row);
  return [
    'Instance status:',
    ...instanceStatus(row),
    '',
    'Container events:',
    ...row.events.map(eventLine),
    '',
    'Container logs:',
    ...(lines <= 0 ? [] : written.slice(-lines)),
    '',
  ].join('\n');
}

const STEPS = ['SystemSetup', 'UserContainerImagePull', 'ModelDownload', 'UserContainerStart'] as const;
const REACHED: { readonly [state: string]: number } = {
  SystemSetup: 0,
  ImagePull: 1,
  ModelDownload: 2,
  ContainerStart: 3,
  Probing: 3,
  BackOff: 3,
};

function instanceStatus(row: OnlineDeployment): string[] {
  const state = row.machine.value;
  const at = REACHED[state] ?? STEPS.length;
  return STEPS.map((step, i) => {
    if (i < at) return `${step}: ${state === 'Failed' && i === 3 ? 'Failed' : 'Succeeded'}`;
    return `${step}: ${i > at ? 'Waiting' : state === 'BackOff' ? 'Waiting' : 'InProgress'}`;
  });
}

const eventLine = ({ at, name, type, message }: ContainerEvent): string => {
  const time = isoTime(at);
  const stamp = `${time.slice(0, 10).replaceAll('-', '')}-${time.slice(11, 23)}000`;
  return `Kind: Pod, Name: ${name}, Type: ${type}, Time: ${stamp}, Message: ${message}`;
};

function initializerLines(row: OnlineDeployment): string[] {
  const downloaded = row.events.find(({ name }) => name === 'Downloaded');
  if (!downloaded) return [];
  const { model, env } = containerPaths(row.serving ?? row.failure?.config ?? blank(row));
  return [
    ...(model ? [`${stamp(downloaded.at)} Downloaded model ${row.modelName}:${row.modelVersion} to ${model}`] : []),
    `${stamp(downloaded.at)} Downloaded code to ${env.AML_APP_ROOT}`,
  ];
}

const blank = (row: OnlineDeployment): ServingConfig => ({
  ...row,
  deployment: row.name,
  startedAt: row.createdAt,
  instances: row.instanceCount,
});

const stamp = (at: SimTime): string => isoTime(at).slice(0, 23).replace('T', ' ').replace('.', ',');

const serverLine = (at: SimTime, message: string): string => `${stamp(at)} I [${PID}] azmlinfsrv - ${message}`;

/** The process that a script sees itself as. */
const PID = 42;

function serverLines(world: World, context: Context, row: OnlineDeployment): string[] {
  const { failure, serving } = row;
  if (failure) return [...startLines(failure.config, failure.at, failure.lines), ...crashLines(failure)];
  if (!serving) return [];
  const started = row.events.find(({ name }) => name === 'Started')?.at ?? serving.startedAt;
  const { initLines, initMs } = startProfile(world, context, serving, started);
  return [
    ...startLines(serving, started, initLines),
    serverLine(started + Math.ceil(initMs), "Users's init has completed successfully"),
    ...requestLines(world, context, row, serving),
  ];
}

function startLines(config: ServingConfig, at: SimTime, said: readonly ScriptLine[]): string[] {
  const { entry, model } = containerPaths(config);
  const workers = workerCount(config);
  return [
    `Azure ML Inferencing HTTP server v${SERVER_VERSION}`,
    '',
    '',
    'Server Settings',
    '---------------',
    `Entry Script Name: ${entry}`,
    `Model Directory: ${model ?? 'None'}`,
    'Config File: None',
    `Worker Count: ${workers}`,
    `Worker Timeout (seconds): ${config.environmentVariables.WORKER_TIMEOUT ?? '300'}`,
    'Server Port: 31311',
    'Health Port: 31311',
    'Application Insights Enabled: false',
    'Application Insights Key: None',
    `Inferencing HTTP server version: azmlinfsrv/${SERVER_VERSION}`,
    'CORS for the specified origins: None',
    'Create dedicated endpoint for health: None',
    '',
    '',
    'Server Routes',
    '---------------',
    'Liveness Probe: GET   127.0.0.1:31311/',
    'Score:          POST  127.0.0.1:31311/score',
    '',
    serverLine(at, 'Initializing logger'),
    serverLine(at, "Invoking user's init function"),
    ...said.map(({ text }) => text),
  ];
}

function crashLines({ at, exitCode }: NonNullable<OnlineDeployment['failure']>): string[] {
  if (exitCode === 137) return [`${stamp(at)} gunicorn: Worker (pid:${PID}) was sent SIGKILL! Perhaps out of memory?`];
  return [
    `${stamp(at)} gunicorn/finish ${exitCode} 0`,
    `${stamp(at)} Exit code ${exitCode} is not normal. Killing image.`,
  ];
}

/** What the sampled requests and the calls by hand of the last hours wrote, in order of their answers. */
function requestLines(world: World, context: Context, row: OnlineDeployment, config: ServingConfig): string[] {
  const hours: number[] = [];
  for (let hour = Math.floor(world.now / HOUR) - KEPT_HOURS + 1; hour <= Math.floor(world.now / HOUR); hour++)
    if (hadTraffic(world, config, hour)) hours.push(hour);
  const answered = hours.flatMap((hour) =>
    requestOutcomes(world, context, config.endpoint, hour)
      .filter((one) => one.deployment === row.name && one.answer && one.request.at >= config.startedAt)
      .map(({ answer }) => answer as ProfiledAnswer),
  );
  const byHand = row.invocations.map(({ id, at, body, order }) => {
    const request = { id, at, body: context.content.text(body) };
    return runOnce(world, context, config, request, order);
  });
  return [...answered, ...byHand]
    .sort((a, b) => answeredAt(a) - answeredAt(b) || (a.id < b.id ? -1 : 1))
    .flatMap((answer) => [...answer.lines.map(({ text }) => text), accessLine(answer)]);
}

/** What the container itself needed: the platform's share is not in its log. */
const containerMs = ({ cpuMs, waitMs }: ProfiledAnswer): number => cpuMs + waitMs - PLATFORM_WAIT_MS;
const answeredAt = (answer: ProfiledAnswer): SimTime => answer.at + Math.ceil(containerMs(answer));

function accessLine(answer: ProfiledAnswer): string {
  const at = answeredAt(answer);
  if (answer.status === 0) return `${stamp(at)} [CRITICAL] WORKER TIMEOUT (pid:${PID})`;
  const ms = containerMs(answer).toFixed(3);
  return serverLine(at, `POST /score ${answer.status} ${ms}ms ${byteLength(answer.body)}`);
}

const hadTraffic = (world: World, config: ServingConfig, hour: number): boolean =>
  segmentsOf(world, config.endpoint).some((segment, i, all) => {
    const to = all[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    return segment.from < (hour + 1) * HOUR && to > hour * HOUR && (segment.traffic[config.deployment] ?? 0) > 0;
  });
