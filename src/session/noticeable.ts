import { jobs } from '../azure/job/job.ts';
import { deployments } from '../azure/online-endpoint/deployment.ts';
import { incidents } from '../company/on-call/incident.ts';
import type { World } from '../kernel/world.ts';
import { isTerminalBusy } from '../shell/terminal-transcript.ts';
import { playerTerminals } from './player-terminals.ts';

/** Everything about a world that makes a person look up when it changes: pages, jobs, deployments, ended commands. */
export const noticeable = (world: World): string =>
  JSON.stringify([
    incidents.all(world).map(({ id, resolvedAt }) => [id, resolvedAt]),
    jobs.all(world).map(({ name, machine }) => [name, machine.value]),
    deployments.all(world).map(({ name, machine }) => [name, machine.value]),
    playerTerminals(world).map((id) => isTerminalBusy(world, id)),
  ]);
