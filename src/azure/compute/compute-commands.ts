import { type Checked, mistake, workspaceArmId } from '../arm.ts';
import { documentOf, inWorkspace, listed, MAX_RESULTS, NAME } from '../asset-commands.ts';
import { type AzArgument, type AzCall, type AzCommand, defineAzCommand } from '../az-command.ts';
import type { JsonObject } from '../spec-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Cluster, clusters, nodesOf } from './cluster.ts';

/** The cluster of a name in the workspace of the call. */
export function findCluster(call: AzCall, name: string): Checked<Cluster> {
  const found = clusters.get(call.tx.world, `${call.workspace}/${name}`);
  return found
    ? { value: found }
    : mistake('ResourceNotFound', `The compute target ${name} was not found in workspace ${call.workspace}.`, 3);
}

const CLUSTER_NAME: AzArgument = {
  ...NAME,
  completes: ({ world, workspace }) =>
    clusters
      .all(world)
      .filter((row) => row.workspace === workspace)
      .map(({ name, size, maxInstances }) => ({
        text: name,
        kind: 'compute',
        about: `${size}, at most ${maxInstances}`,
      })),
};

const document = (cluster: Cluster, workspace: Workspace): JsonObject =>
  documentOf({
    description: cluster.description,
    enable_node_public_ip: true,
    id: `${workspaceArmId(workspace.resourceGroup, workspace.name)}/computes/${cluster.name}`,
    idle_time_before_scale_down: cluster.idleSeconds,
    location: workspace.location,
    max_instances: cluster.maxInstances,
    min_instances: cluster.minInstances,
    name: cluster.name,
    network_settings: {},
    provisioning_state: 'Succeeded',
    resourceGroup: workspace.resourceGroup,
    size: cluster.size,
    ssh_public_access_enabled: true,
    tags: cluster.tags,
    tier: cluster.tier,
    type: 'amlcompute',
  });

/** `az ml compute …` */
export const computeCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'ml compute show',
    summary: 'Show a compute target.',
    args: [CLUSTER_NAME],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const found = findCluster(call, args.need('name'));
        return found.error
          ? { kind: 'error', error: found.error }
          : { kind: 'result', result: document(found.value, workspace) };
      }),
  }),
  defineAzCommand({
    name: 'ml compute list',
    summary: 'List the compute targets of a workspace.',
    args: [
      MAX_RESULTS,
      {
        name: '--type',
        kind: 'text',
        help: 'Only targets of this type, for example AmlCompute.',
        completes: () => [{ text: 'AmlCompute', kind: 'type', about: '' }],
      },
    ],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const isAsked = (args.text('type') ?? 'amlcompute').toLowerCase() === 'amlcompute';
        const rows = clusters.all(call.tx.world).filter((row) => isAsked && row.workspace === workspace.name);
        return listed(
          rows.map((row) => document(row, workspace)),
          args,
        );
      }),
  }),
  defineAzCommand({
    name: 'ml compute list-nodes',
    summary: 'List the nodes of a cluster and what each does.',
    args: [CLUSTER_NAME],
    run: (args, call) =>
      inWorkspace(call, () => {
        const found = findCluster(call, args.need('name'));
        if (found.error) return { kind: 'error', error: { ...found.error, exitCode: 1 } };
        const nodes = nodesOf(call.tx.world, `${found.value.workspace}/${found.value.name}`);
        return {
          kind: 'result',
          result: nodes.map((node) => ({
            current_job_name: node.job,
            node_id: node.nodeId,
            node_state: node.machine.value,
            port: 50000,
            private_ip_address: node.address,
            public_ip_address: null,
          })),
        };
      }),
  }),
];
