import type { World } from '../../kernel/world.ts';
import { type Checked, mistake, SUBSCRIPTION } from '../arm.ts';
import { type DeploymentSpec, deployments } from './deployment.ts';
import { machineSize } from './machine-size.ts';

/** vCPU of the DS family that the subscription may use for endpoints. */
const LIMIT = 72;

/** Cores that a deployment takes from the quota: a fifth more than its instances, for upgrades. */
const cores = ({ instanceType, instanceCount }: Pick<DeploymentSpec, 'instanceType' | 'instanceCount'>): number =>
  Math.ceil(1.2 * instanceCount - 1e-9) * machineSize(instanceType).cores;

const isDs = (type: string): boolean => /^Standard_DS/i.test(type);

/** Whether the quota has room for a deployment of that size, which replaces what `id` has now. */
export function checkQuota(world: World, id: string, spec: DeploymentSpec): Checked<true> {
  if (!isDs(spec.instanceType)) return { value: true };
  let used = 0;
  let own = 0;
  for (const other of deployments.ids(world)) {
    const row = deployments.need(world, other);
    if (!isDs(row.instanceType)) continue;
    used += cores(row);
    if (other === id) own = cores(row);
  }
  const needed = cores(spec) - own;
  if (needed <= 0 || used + needed <= LIMIT) return { value: true };
  return mistake(
    'InferencingClientCreateDeploymentFailed',
    `InferencingClient HttpRequest error, error detail: {"errors":{"VmSize":["Not enough quota available for ${spec.instanceType} in SubscriptionId ${SUBSCRIPTION}. Current usage/limit: ${used}/${LIMIT}. Additional needed: ${needed} Please see troubleshooting guide, available here: https://aka.ms/oe-tsg#error-outofquota"]},"title":"One or more validation errors occurred.","status":400}`,
  );
}
