import type { Context } from '../../kernel/context.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { segmentAt } from './configuration-segments.ts';
import { endpointClients, type SampledRequest } from './endpoint-clients.ts';
import { hourProfile } from './hour-profile.ts';
import type { ProfiledAnswer } from './service-profile.ts';
import { queueFates } from './telemetry.ts';

/** What the client of a sampled request got in the end. */
export interface RequestOutcome {
  readonly request: SampledRequest;
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
export function requestOutcomes(world: World, context: Context, endpoint: string, hour: number): RequestOutcome[] {
  const fates = queueFates(world, context, endpoint, hour);
  return endpointClients
    .of(context)
    .sampledRequests(world, endpoint, hour)
    .flatMap((request, i): RequestOutcome[] => {
      const fate = fates.get(request.id);
      if (!fate) return [];
      const { status, latencyMs, deployment } = fate;
      const config = segmentAt(world, endpoint, request.at)?.serving.find((one) => one.deployment === deployment);
      const isAsked = config !== undefined && status !== 429;
      const answer = isAsked ? (hourProfile(world, context, config, hour * HOUR).answers[i] ?? null) : null;
      const isAnswered = isAsked && (status === 200 || status === 424);
      const final = isAnswered ? (answer?.status === 200 ? 200 : 424) : status;
      return [{ request, index: i, status: final, latencyMs, deployment, answer }];
    });
}
