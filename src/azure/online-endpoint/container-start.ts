import type { Context } from '../../kernel/context.ts';
import type { ScriptLine } from '../../kernel/script.ts';
import { SECOND } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { Probe } from './deployment.ts';
import { startProfile } from './hour-profile.ts';
import { machineSize } from './machine-size.ts';
import { fitsMemory, memoryNeed, type ServingConfig } from './serving-config.ts';

/** Whether a container came up, and after how long the platform knows. */
export type ContainerStart =
  | { readonly isUp: true; readonly probeMs: number }
  | {
      readonly isUp: false;
      readonly probeMs: number;
      readonly exitCode: number;
      readonly lines: readonly ScriptLine[];
      readonly event: { readonly name: string; readonly message: string };
    };

/** Starts a container: its memory must fit the machine and init() must really come back before the probes give up. */
export function startContainer(
  world: World,
  context: Context,
  config: ServingConfig,
  liveness: Probe,
  readiness: Probe,
): ContainerStart {
  const patienceMs = (liveness.initialDelay + liveness.failureThreshold * liveness.period) * SECOND;
  const down = { isUp: false, probeMs: patienceMs } as const;
  if (!fitsMemory(config)) {
    const size = machineSize(config.instanceType);
    const message = `Container inference-server needs ${memoryNeed(config)} MB, instance type ${size.name} has ${size.memoryMb} MB`;
    return { ...down, exitCode: 137, lines: [], event: { name: 'OOMKilled', message } };
  }
  const { isUp, exitCode, initMs, initLines: lines } = startProfile(world, context, config, world.now);
  if (!isUp)
    return {
      ...down,
      exitCode,
      lines,
      event: {
        name: 'BackOff',
        message: `Back-off restarting failed container inference-server, exit code ${exitCode}`,
      },
    };
  if (initMs > patienceMs) {
    const message = 'Container inference-server failed liveness probe, will be restarted';
    return { ...down, exitCode: 137, lines, event: { name: 'LivenessProbeFailed', message } };
  }
  const periodMs = readiness.period * SECOND;
  const probes = Math.max(0, Math.ceil((initMs - readiness.initialDelay * SECOND) / periodMs));
  return { isUp: true, probeMs: readiness.initialDelay * SECOND + probes * periodMs };
}
