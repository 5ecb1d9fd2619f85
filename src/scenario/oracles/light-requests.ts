import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { hourProfile } from '../../azure/online-endpoint/hour-profile.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { type ServingDeployment, servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import type { Context } from '../../kernel/context.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { mainTree } from './main-tree.ts';
import { defineOracle, type Judged } from './oracle.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  code: v.string(), // folder of main that deployments are made from: 'src'
  entry: v.string(), // below it: 'scoring/checkout_score.py'
  max_ms: v.number(), // work of one steady request, platform included: 60
  max_first_ms: v.number(), // what the first request of a fresh worker may take: 120
  reference: v.string(), // deployment whose surroundings main's code is tried in: 'checkout-risk/blue'
});

/** Work of one request, measured by running the code on the hour's real requests. */
interface Measured {
  readonly name: string;
  readonly isUp: boolean;
  readonly steadyMs: number;
  readonly firstMs: number;
}

/** Neither what serves now nor what main would release next does start-up work for every request. */
export const lightRequests = defineOracle({
  id: 'light-requests',
  layer: 'cause',
  parameters,
  async judge(asked, judged) {
    const { observed, context } = judged;
    const serving = servingDeployments(observed, asked.endpoint);
    if (serving.length === 0) return { held: false, reason: `No deployment of ${asked.endpoint} answers requests.` };
    const measured = [
      ...serving.map((one: ServingDeployment) => measure(observed, context, one.config, one.name)),
      measure(observed, context, await nextRelease(asked, judged), 'the next release from main'),
    ];
    const gaps = measured.flatMap(({ name, isUp, steadyMs, firstMs }) => {
      if (!isUp) return [`${name} does not start`];
      if (steadyMs > asked.max_ms)
        return [`${name}: a request takes ${Math.round(steadyMs)} ms of work (limit ${asked.max_ms})`];
      if (firstMs > asked.max_first_ms)
        return [
          `${name}: the first request of each worker takes ${Math.round(firstMs)} ms (limit ${asked.max_first_ms})`,
        ];
      return [];
    });
    if (gaps.length > 0) return { held: false, reason: `${gaps.join('; ')}.` };
    return {
      held: true,
      reason: `${measured.map(({ name, steadyMs }) => `${name}: ${Math.round(steadyMs)} ms a request`).join('; ')}.`,
    };
  },
});

/** Main's code with the model, packages and settings of a deployment known to be good. */
async function nextRelease(
  asked: v.InferOutput<typeof parameters>,
  { start, observed, context }: Judged,
): Promise<ServingConfig> {
  const reference = deployments.need(start, asked.reference).serving;
  if (!reference) throw new Error(`light-requests: ${asked.reference} does not serve at the start`);
  return {
    ...reference,
    deployment: 'main',
    code: await mainTree(observed, context.content, asked.code),
    entryScript: asked.entry,
  };
}

function measure(world: World, context: Context, config: ServingConfig, name: string): Measured {
  const at: SimTime = world.now;
  const profile = hourProfile(world, context, config, at);
  const steadyMs = profile.cpuMs + profile.waitMs;
  return { name, isUp: profile.isUp, steadyMs, firstMs: steadyMs + profile.coldExtraMs };
}
