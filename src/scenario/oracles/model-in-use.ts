import * as v from 'valibot';
import { models } from '../../azure/model/model.ts';
import { servingDeployments } from '../../azure/online-endpoint/serving-deployments.ts';
import { defineOracle } from './oracle.ts';

const parameters = v.strictObject({
  endpoint: v.string(), // 'checkout-risk'
  workspace: v.string(),
  model: v.string(), // 'checkout-risk'
  version: v.string(), // '12'
  hold_tag: v.string(), // tag of the model that says why it is held back: 'hold_reason'
});

/** A good model is not lost on the way: it serves, or somebody wrote down why it is held back. */
export const modelInUse = defineOracle({
  id: 'model-in-use',
  layer: 'preserve',
  parameters,
  judge(asked, { observed }) {
    const name = `${asked.model}:${asked.version}`;
    const share = servingDeployments(observed, asked.endpoint)
      .filter(({ config }) => config.modelName === asked.model && config.modelVersion === asked.version)
      .reduce((sum, one) => sum + one.share, 0);
    if (share > 0) return { held: true, reason: `${name} answers ${Math.round(share * 100)} % of the requests.` };
    const row = models.rows.get(observed, models.id(asked.workspace, asked.model, asked.version));
    const reason = row?.tags[asked.hold_tag]?.trim() ?? '';
    return reason !== ''
      ? { held: true, reason: `${name} is held back: ${reason}.` }
      : { held: false, reason: `${name}, approved for release, neither serves nor says why it does not.` };
  },
});
