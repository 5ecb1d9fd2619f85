import { isoTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { TENANT, workspaceArmId } from '../arm.ts';
import { documentOf } from '../asset-commands.ts';
import type { JsonObject } from '../spec-file.ts';
import { workspaces } from '../workspace/workspace.ts';
import { deploymentsOf } from './deployment.ts';
import type { OnlineEndpoint } from './endpoint.ts';

/** Host of an endpoint's scoring URI: 'checkout-risk.westeurope.inference.ml.azure.com'. */
export const scoringHost = (world: World, endpoint: OnlineEndpoint): string =>
  `${endpoint.name}.${workspaces.need(world, endpoint.workspace).location}.inference.ml.azure.com`;

/** The ARM id of an endpoint, which metrics and alerts name as their resource. */
export const endpointArmId = (endpoint: OnlineEndpoint): string =>
  `${workspaceArmId(endpoint.resourceGroup, endpoint.workspace)}/onlineEndpoints/${endpoint.name}`;

/** What `az ml online-endpoint show` prints. Deployments without traffic show as 0. */
export function endpointDocument(world: World, endpoint: OnlineEndpoint): JsonObject {
  const host = scoringHost(world, endpoint);
  const traffic: { [deployment: string]: number } = {};
  for (const { name } of deploymentsOf(world, endpoint.name)) traffic[name] = endpoint.traffic[name] ?? 0;
  return documentOf({
    auth_mode: 'key',
    description: endpoint.description,
    id: endpointArmId(endpoint),
    identity: { principal_id: endpoint.principalId, tenant_id: TENANT, type: 'system_assigned' },
    kind: 'Managed',
    location: workspaces.need(world, endpoint.workspace).location,
    mirror_traffic: {},
    name: endpoint.name,
    openapi_uri: `https://${host}/swagger.json`,
    properties: {
      createdAt: isoTime(endpoint.createdAt),
      createdBy: endpoint.createdBy,
      lastModifiedAt: isoTime(endpoint.modifiedAt),
    },
    provisioning_state: endpoint.machine.value,
    public_network_access: 'enabled',
    resourceGroup: endpoint.resourceGroup,
    scoring_uri: `https://${host}/score`,
    tags: endpoint.tags,
    traffic,
  });
}
