import type { Context } from '../../kernel/context.ts';
import { HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { segmentAt } from './configuration-segments.ts';
import { endpointClients, type SampledRequest } from './endpoint-clients.ts';
import { hourProfile } from './hour-profile.ts';
import type { QueueFate } from './minute-row.ts';
import type { ProfiledAnswer, ServiceProfile } from './service-profile.ts';
import type { ServingConfig } from './serving-config.ts';
import { queueFates } from './telemetry.ts';

/** What the client of a sampled request, or of one that it stands for, got in the end. */
export interface RequestOutcome {
  readonly request: SampledRequest;
  readonly at: SimTime; // when this one was sent
  readonly index: number; // among the sampled requests of its hour
  readonly status: number; // 200, 404, 408, 424, 429; 0 = the client gave up waiting
  readonly latencyMs: number;
  readonly deployment: string | null;
  readonly answer: ProfiledAnswer | null; // what the container said, when it was asked
}

/**
 * The sampled requests of one hour with their fates, as far as its minutes are over. Whether a request gets through is
 * decided by the queue at its instant; what it is answered, or that run() fails on it, by running the scorer on it.
 */
export const requestOutcomes = (world: World, context: Context, endpoint: string, hour: number): RequestOutcome[] =>
  outcomes(world, context, endpoint, hour, (fates) => fates.slice(0, 1));

/**
 * The same for every request that a sampled one stands for: all of them are asked and answered alike, but each is sent
 * at an instant of its own and meets the queue as it is then.
 */
export const allOutcomes = (world: World, context: Context, endpoint: string, hour: number): RequestOutcome[] =>
  outcomes(world, context, endpoint, hour, (fates) => fates);

function outcomes(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
  choose: (fates: readonly QueueFate[]) => readonly QueueFate[],
): RequestOutcome[] {
  const fates = queueFates(world, context, endpoint, hour);
  const requests = endpointClients.of(context).sampledRequests(world, endpoint, hour);
  // Found once per configuration: finding it again costs more than all the rest.
  const profiles = new Map<ServingConfig, ServiceProfile>();
  const profileOf = (config: ServingConfig): ServiceProfile => {
    const known = profiles.get(config) ?? hourProfile(world, context, config, hour * HOUR);
    profiles.set(config, known);
    return known;
  };
  return requests.flatMap((request, index) =>
    choose(fates.get(request.id) ?? []).map(({ atMs, status, latencyMs, deployment }): RequestOutcome => {
      const at = Math.floor(request.at / MINUTE) * MINUTE + atMs;
      const config = segmentAt(world, endpoint, at)?.serving.find((one) => one.deployment === deployment);
      const isAsked = config !== undefined && status !== 429;
      const answer = isAsked ? (profileOf(config).answers[index] ?? null) : null;
      const isAnswered = isAsked && (status === 200 || status === 424);
      const final = isAnswered ? (answer?.status === 200 ? 200 : 424) : status;
      return { request, at, index, status: final, latencyMs, deployment, answer };
    }),
  );
}
