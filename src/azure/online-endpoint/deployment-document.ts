import type { Json } from '../../kernel/json.ts';
import { contextTime, guidOf, workspaceArmId } from '../arm.ts';
import { documentOf } from '../asset-commands.ts';
import type { JsonObject } from '../spec-file.ts';
import { collectorDocument } from './data-collector.ts';
import { type OnlineDeployment, type Probe, provisioningState } from './deployment.ts';
import { configOf } from './deployment-lifecycle.ts';
import type { OnlineEndpoint } from './endpoint.ts';
import { containerPaths } from './service-profile.ts';
import { treeDigest } from './tree-digest.ts';

const probe = (of: Probe): Json => ({
  failure_threshold: of.failureThreshold,
  initial_delay: of.initialDelay,
  period: of.period,
  success_threshold: of.successThreshold,
  timeout: of.timeout,
});

/** A deployment in the fields of its YAML: what `--set` changes. */
export const specDocument = (row: OnlineDeployment): JsonObject => ({
  app_insights_enabled: row.isAppInsightsEnabled,
  code_configuration: { code: `azureml:codes/${guidOf(treeDigest(row.code))}`, scoring_script: row.entryScript },
  ...(row.collector ? { data_collector: collectorDocument(row.collector) } : {}),
  description: row.description,
  endpoint_name: row.endpoint,
  environment: `azureml:${row.environment}`,
  environment_variables: row.environmentVariables,
  instance_count: row.instanceCount,
  instance_type: row.instanceType,
  liveness_probe: probe(row.livenessProbe),
  ...(row.modelName === null ? {} : { model: `azureml:${row.modelName}:${row.modelVersion}` }),
  name: row.name,
  readiness_probe: probe(row.readinessProbe),
  request_settings: {
    max_concurrent_requests_per_instance: row.maxConcurrent,
    request_timeout_ms: row.timeoutMs,
  },
  tags: row.tags,
});

/** What `az ml online-deployment show` prints. */
export function deploymentDocument(row: OnlineDeployment, endpoint: OnlineEndpoint): JsonObject {
  const workspace = workspaceArmId(endpoint.resourceGroup, endpoint.workspace);
  const [environment = '', environmentVersion = ''] = row.environment.split(/:(?=[^:]*$)/);
  const code = `${workspace}/codes/${guidOf(treeDigest(row.code))}/versions/1`;
  return documentOf({
    ...specDocument(row),
    code_configuration: { code, scoring_script: row.entryScript },
    creation_context: {
      created_at: contextTime(row.createdAt),
      created_by: row.createdBy,
      last_modified_at: contextTime(row.modifiedAt),
    },
    egress_public_network_access: 'enabled',
    environment: `azureml:${workspace}/environments/${environment}/versions/${environmentVersion}`,
    environment_variables: containerPaths(configOf(row, 0)).env,
    id: `${workspace}/onlineEndpoints/${row.endpoint}/deployments/${row.name}`,
    ...(row.modelName === null
      ? {}
      : { model: `azureml:${workspace}/models/${row.modelName}/versions/${row.modelVersion}` }),
    properties: {},
    provisioning_state: provisioningState(row),
    resourceGroup: endpoint.resourceGroup,
    scale_settings: { type: 'default' },
    type: 'managed',
  });
}
