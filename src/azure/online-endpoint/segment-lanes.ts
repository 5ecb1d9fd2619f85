import type { Context } from '../../kernel/context.ts';
import { HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { ConfigurationSegment } from './configuration-segments.ts';
import { hourProfile } from './hour-profile.ts';
import { machineSize } from './machine-size.ts';
import type { Lane } from './queue-minute.ts';
import type { ServiceProfile } from './service-profile.ts';
import { memoryNeed, workerCount } from './serving-config.ts';

/** Spread of service times that are all alike, relative to their mean. */
const SERVICE_CV = 0.3;

/** The deployments of a configuration as the queue sees them in one hour: how heavy a call is, is found by running the code. */
export function segmentLanes(world: World, context: Context, segment: ConfigurationSegment, hour: number): Lane[] {
  return segment.serving.map((config) => {
    const weight = segment.traffic[config.deployment] ?? 0;
    const size = machineSize(config.instanceType);
    return {
      deployment: config.deployment,
      memoryPercent: (100 * memoryNeed(config)) / size.memoryMb,
      queued: {
        name: `${config.deployment}@${config.startedAt}`,
        weight,
        instances: config.instances,
        workers: workerCount(config),
        maxConcurrent: config.maxConcurrent,
        requestTimeoutMs: config.timeoutMs,
        vcpu: size.cores,
        ...(weight > 0 ? loadOf(hourProfile(world, context, config, hour * HOUR)) : IDLE),
      },
    };
  });
}

const IDLE = { cpuMs: 0, waitMs: 0, cv: SERVICE_CV, failureShare: 0, coldExtraMs: 0 };

/** What one call of this hour costs. Calls that differ from each other widen the spread of service times. */
function loadOf(profile: ServiceProfile): typeof IDLE {
  const { answers, cpuMs, waitMs, coldExtraMs } = profile;
  const steady = answers.length > 1 ? answers.slice(1) : answers;
  const mean = cpuMs + waitMs;
  const variance =
    steady.reduce(
      (sum, answer) => sum + (answer.cpuMs + answer.waitMs - mean) * (answer.cpuMs + answer.waitMs - mean),
      0,
    ) / Math.max(1, steady.length);
  const failed = answers.filter(({ status }) => status !== 200).length;
  return {
    cpuMs,
    waitMs,
    cv: Math.sqrt(SERVICE_CV * SERVICE_CV + (mean > 0 ? variance / (mean * mean) : 0)),
    failureShare: answers.length > 0 ? failed / answers.length : 0,
    coldExtraMs,
  };
}
