import { serverStart } from '../azure/online-endpoint/server-start.ts';
import { serviceProfile } from '../azure/online-endpoint/service-profile.ts';
import { servingDeployments } from '../azure/online-endpoint/serving-deployments.ts';
import { orderPayload } from '../company/order-feed.ts';
import { orderId, panelOrders } from '../company/orders.ts';
import { realm } from '../kernel/realm.ts';
import type { World } from '../kernel/world.ts';
import type { Engine } from './engine.ts';

/** Real milliseconds that Python needs to start the serving scorer and answer `count` requests nobody asked before. */
export async function benchScoring(engine: Engine, world: World, count: number, round: number): Promise<number> {
  await engine.ready();
  const serving = servingDeployments(world, 'checkout-risk')[0];
  if (!serving) throw new Error('bench: checkout-risk serves nobody');
  const panel = panelOrders('bench', `round-${round}`, count, 64);
  const requests = Array.from({ length: count }, (_, row) => ({
    id: orderId(panel, row),
    at: panel.at[row] as number,
    body: orderPayload(panel, row),
  }));
  const startedAt = realm.hostMilliseconds();
  const start = serverStart(world, serving.config);
  const served = { seed: `bench/${round}`, now: world.now, start };
  const profile = serviceProfile(engine.viewContext, serving.config, requests, served);
  if (profile.answers.some((answer) => answer.status !== 200)) throw new Error('bench: a request failed');
  return realm.hostMilliseconds() - startedAt;
}
