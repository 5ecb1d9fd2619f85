import type { Context } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/tx.ts';
import { deploymentId, deployments, type OnlineDeployment } from './deployment.ts';

const KEPT = 50;

/** How many calls by hand the containers have answered so far. */
export const nextOrder = (row: Pick<OnlineDeployment, 'invocations'> | undefined): number =>
  (row?.invocations.at(-1)?.order ?? -1) + 1;

/** Keeps a call made by hand that reached a container, so that the logs show it. */
export function noteInvocation(
  tx: Tx,
  context: Context,
  endpoint: string,
  deployment: string,
  call: { readonly id: string; readonly body: string },
): void {
  const id = deploymentId(endpoint, deployment);
  if (!deployments.get(tx.world, id)) return;
  const row = deployments.edit(tx, id);
  const made = { id: call.id, at: tx.world.now, body: context.content.putText(call.body), order: nextOrder(row) };
  row.invocations = [...row.invocations, made].slice(-KEPT);
}
