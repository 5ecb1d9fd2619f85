// The estate's commands and reactions, one line per kind of resource: the only place that lists them.
import type { Reaction } from '../kernel/reaction.ts';
import { accountCommands } from './account/account-commands.ts';
import { configurationCommands } from './account/configuration-commands.ts';
import { extensionCommands } from './account/extension-commands.ts';
import type { AzCommand } from './az-command.ts';
import { computeReactions } from './compute/cluster.ts';
import { computeCommands } from './compute/compute-commands.ts';
import { dataCommands } from './data/data-commands.ts';
import { environmentCommands } from './environment/environment-commands.ts';
import { jobCommands } from './job/job-commands.ts';
import { jobReactions } from './job/job-life.ts';
import { metricsList } from './metrics/metrics-command.ts';
import { modelCommands } from './model/model-commands.ts';
import { monitorRunOver } from './monitor/monitor-life.ts';
import { deploymentCommands } from './online-endpoint/commands/deployment-commands.ts';
import { endpointCommands } from './online-endpoint/commands/endpoint-commands.ts';
import { deploymentDelay } from './online-endpoint/deployment-lifecycle.ts';
import { endpointDelay, endpointHour } from './online-endpoint/endpoint-lifecycle.ts';
import { scheduleCommands } from './schedule/schedule-commands.ts';
import { scheduleDue } from './schedule/schedule-life.ts';
import { storageCommands } from './storage/blob-commands.ts';
import { datastoreCommands } from './storage/datastore-commands.ts';
import { workspaceCommands } from './workspace/workspace-commands.ts';

/** Every simulated `az` command. */
export const azCommands: readonly AzCommand[] = [
  ...accountCommands,
  ...configurationCommands,
  ...extensionCommands,
  ...workspaceCommands,
  ...storageCommands,
  ...datastoreCommands,
  ...dataCommands,
  ...environmentCommands,
  ...computeCommands,
  ...jobCommands,
  ...scheduleCommands,
  ...modelCommands,
  ...endpointCommands,
  ...deploymentCommands,
  metricsList,
];

/** Everything that can fall due in the estate. */
export const azureReactions: readonly Reaction<never>[] = [
  ...computeReactions,
  ...jobReactions,
  deploymentDelay,
  endpointDelay,
  endpointHour,
  scheduleDue,
  monitorRunOver,
];
