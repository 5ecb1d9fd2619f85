import * as v from 'valibot';
import { containerLogs } from '../../azure/online-endpoint/container-logs.ts';
import { deploymentId, deployments } from '../../azure/online-endpoint/deployment.ts';
import { defineView } from './view.ts';

/** What `az ml online-deployment get-logs` prints of a container; null when there is no such deployment. */
export const deploymentLogsView = defineView(
  'deployment-logs',
  v.strictObject({
    endpoint: v.string(),
    deployment: v.string(),
    container: v.picklist(['inference-server', 'storage-initializer']),
    lines: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  ({ world, context, params: { endpoint, deployment, container, lines } }): string | null => {
    const row = deployments.get(world, deploymentId(endpoint, deployment));
    return row ? containerLogs(world, context, row, container, lines) : null;
  },
  { everyMs: 1000 },
);
