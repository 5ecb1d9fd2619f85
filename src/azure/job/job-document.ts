import type { Json } from '../../kernel/json.ts';
import { contextTime, guidOf, principalType, propertyTime, SUBSCRIPTION, TENANT, workspaceArmId } from '../arm.ts';
import { documentOf } from '../asset-commands.ts';
import { treeDigest } from '../online-endpoint/tree-digest.ts';
import type { JsonObject } from '../spec-file.ts';
import { shortUri } from '../storage/datastore.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Job, jobStatus, reachedAt } from './job.ts';

/** The page of a run in the studio. */
export const webView = (job: Job, workspace: Workspace): string =>
  `https://ml.azure.com/runs/${job.name}?wsid=/subscriptions/${SUBSCRIPTION}/resourcegroups/${workspace.resourceGroup}/workspaces/${workspace.name}`;

/** The document of a command job, as `show` prints it. */
export function jobDocument(job: Job, workspace: Workspace): JsonObject {
  const scope = workspaceArmId(workspace.resourceGroup, workspace.name);
  const snapshot = job.code && guidOf(treeDigest(job.code));
  return documentOf({
    ...(snapshot ? { code: `azureml:${scope}/codes/${snapshot}/versions/1` } : {}),
    command: job.command,
    compute: `azureml:${job.compute}`,
    creation_context: {
      created_at: contextTime(job.createdAt),
      created_by: job.createdBy,
      created_by_type: principalType(job.createdBy),
    },
    description: job.description,
    display_name: job.displayName,
    environment: `azureml:${job.environment}:${job.environmentVersion}`,
    environment_variables: job.environmentVariables,
    experiment_name: job.experimentName,
    id: `azureml:${scope}/jobs/${job.name}`,
    inputs: inputsOf(job),
    ...(job.timeoutSeconds === null ? {} : { limits: { timeout: job.timeoutSeconds } }),
    name: job.name,
    outputs: outputsOf(job),
    parameters: {},
    properties: propertiesOf(job, snapshot),
    queue_settings: { job_tier: 'null' },
    resourceGroup: workspace.resourceGroup,
    resources: { instance_count: 1, properties: {}, shm_size: '2g', ...job.resources },
    services: {
      Studio: { endpoint: `${webView(job, workspace)}&tid=${TENANT}`, type: 'Studio' },
      Tracking: {
        endpoint: `azureml://${workspace.location}.api.azureml.ms/mlflow/v1.0${scope}?`,
        type: 'Tracking',
      },
    },
    status: jobStatus(job),
    tags: job.tags,
    type: 'command',
  });
}

function inputsOf(job: Job): JsonObject {
  const out: { [name: string]: Json } = {};
  for (const [name, input] of Object.entries(job.inputs))
    out[name] = input.kind === 'literal' ? input.value : { mode: input.mode, path: input.reference, type: input.type };
  return out;
}

function outputsOf(job: Job): JsonObject {
  const out: { [name: string]: Json } = {};
  for (const [name, { mode, datastore, path, type }] of Object.entries(job.outputs))
    out[name] = { mode, path: shortUri(datastore, path), type };
  return out;
}

function propertiesOf(job: Job, snapshot: string | null): JsonObject {
  const started = reachedAt(job, 'Running');
  const ended = reachedAt(job, 'Completed', 'Failed', 'Canceled');
  return {
    ...job.properties,
    ...(snapshot === null ? {} : { ContentSnapshotId: snapshot }),
    ...(started === undefined ? {} : { StartTimeUtc: propertyTime(started) }),
    ...(ended === undefined ? {} : { EndTimeUtc: propertyTime(ended) }),
    '_azureml.ClusterName': job.compute,
    '_azureml.ComputeTargetType': 'amlctrain',
  };
}
