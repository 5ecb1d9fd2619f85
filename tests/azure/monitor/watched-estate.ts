import { putDataAsset } from '../../../src/azure/data/data-asset.ts';
import { monitorRunOver } from '../../../src/azure/monitor/monitor-life.ts';
import { scheduleDue } from '../../../src/azure/schedule/schedule-life.ts';
import { upload } from '../../../src/azure/storage/datastore.ts';
import { FileTree } from '../../../src/kernel/files/file-tree.ts';
import { emptyDir } from '../../../src/kernel/files/node.ts';
import { callers, type EndpointEstate, endpointEstate } from '../online-endpoint/endpoint-estate.ts';
import { madeRows } from './made-rows.ts';

export const WORKSPACE = 'mlw-kst-prod';
export const MONITOR = (deployment: string, signals = SIGNALS): string => `
$schema: http://azureml/sdk-2-0/Schedule.json
name: checkout-monitor
trigger: {type: recurrence, frequency: day, interval: 1, schedule: {hours: 6, minutes: 0}}
create_monitor:
  compute: {instance_type: standard_e4s_v3, runtime_version: "3.4"}
  monitoring_target: {ml_task: classification, endpoint_deployment_id: "azureml:checkout-risk:${deployment}"}
${signals}
  alert_notification: {emails: [ml-oncall@kestrand.example]}
`;
export const SIGNALS = `
  monitoring_signals:
    inputs:
      type: data_drift
      reference_data: {input_data: {path: "azureml:training:1", type: uri_folder}, data_context: training}
      features: all_features
      metric_thresholds:
        numerical: {normalized_wasserstein_distance: 0.2}
        categorical: {jensen_shannon_distance: 0.15}
    scores:
      type: prediction_drift
`;

/** Orders whose amounts move from day 65 on. */
const body = (id: string): string => {
  const [hour = 0, minute = 0] = id.split('-').slice(1).map(Number);
  const isMoved = hour >= 65 * 24;
  const [row] = madeRows(1, hour * 60 + minute + 1, 0);
  return JSON.stringify({ input_data: { ...row, basket: Number(row?.basket) + (isMoved ? 40 : 0) } });
};

/** An endpoint whose blue collects data for a monitor that lies in `monitor.yml`; amounts move from day 65 on. */
export async function watched(signals = SIGNALS, deployment = 'blue'): Promise<EndpointEstate> {
  const estate = await endpointEstate(
    callers(() => 2, body),
    undefined,
    [scheduleDue, monitorRunOver],
  );
  const data_collector = { collections: { model_inputs: { enabled: 'True' }, model_outputs: { enabled: 'True' } } };
  await estate.deploy('blue', {}, { data_collector });
  await estate.deploy('green', {}, { data_collector });
  await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=100');
  await estate.simulation.transact((tx) => {
    const host = { root: emptyDir(), writes: 0, now: () => 0 };
    const rows = Array.from({ length: 2000 }, (_, i) => madeRows(1, 100_000 + i, 0)[0] ?? {});
    const lines = rows.map((row) =>
      Object.values(row)
        .map((value) => value ?? '')
        .join(','),
    );
    const csv = `${Object.keys(rows[0] ?? {}).join(',')}\n${lines.join('\n')}\n`;
    new FileTree(host, estate.content).writeText('/day=0001.csv', csv);
    upload(tx, WORKSPACE, 'workspaceblobstore', 'training', host.root);
    putDataAsset(tx, {
      workspace: WORKSPACE,
      name: 'training',
      version: '1',
      type: 'uri_folder',
      path: 'azureml://datastores/workspaceblobstore/paths/training',
      createdBy: 'checkout-ds',
    });
  });
  await estate.write({ 'monitor.yml': MONITOR(deployment, signals) });
  return estate;
}
