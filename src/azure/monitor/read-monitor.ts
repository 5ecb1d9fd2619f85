import type { Json } from '../../kernel/json.ts';
import { HOUR } from '../../kernel/time.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { deploymentId, deployments } from '../online-endpoint/deployment.ts';
import { endpoints } from '../online-endpoint/endpoint.ts';
import type { JsonObject } from '../spec-file.ts';
import { checkFields, specError, textOf } from '../spec-schema.ts';
import type { MonitorSpec, Signal } from './monitor.ts';
import { MONITOR_FIELDS } from './monitor-schema.ts';
import { readSignal } from './read-signal.ts';

const SPARK_SIZES = ['e4s', 'e8s', 'e16s', 'e32s', 'e64s'].map((size) => `standard_${size}_v3`);
const RUNTIMES = ['3.2', '3.3', '3.4', '3.5'];

/** What a monitor without signals watches, each against what the deployment collected before. */
const OUT_OF_BOX: JsonObject = {
  'data-drift-signal': { type: 'data_drift' },
  'prediction-drift-signal': { type: 'prediction_drift' },
  'data-quality-signal': { type: 'data_quality' },
};

/** Reads `create_monitor`. `everyMs`: how often it runs, which is how far it looks back unless told otherwise. */
export function readMonitor(call: AzCall, asked: Json, everyMs: number): Checked<MonitorSpec> {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    return mistake(null, 'create_monitor must be a mapping.');
  const yaml = asked as JsonObject;
  const problems = checkFields(MONITOR_FIELDS, yaml, 'create_monitor');
  if (problems.length > 0) return { error: specError('Monitor Schedule', problems) };
  const compute = readCompute(yaml.compute as JsonObject);
  if (compute.error) return compute;
  const target = readTarget(call, yaml.monitoring_target as JsonObject);
  if (target.error) return target;
  const signals: { [name: string]: Signal } = {};
  for (const [name, one] of Object.entries((yaml.monitoring_signals ?? OUT_OF_BOX) as JsonObject)) {
    const signal = readSignal(call, name, one as JsonObject, { everyMs: Math.max(everyMs, HOUR), ...target.value });
    if (signal.error) return signal;
    signals[name] = signal.value;
  }
  const { mlTask, ...place } = target.value;
  return {
    value: { ...compute.value, mlTask, target: place, signals, emails: readEmails(yaml.alert_notification), yaml },
  };
}

function readCompute(yaml: JsonObject): Checked<Pick<MonitorSpec, 'instanceType' | 'runtimeVersion'>> {
  const instanceType = textOf(yaml.instance_type)?.toLowerCase() ?? '';
  const runtimeVersion = textOf(yaml.runtime_version) ?? '';
  if (!SPARK_SIZES.includes(instanceType))
    return mistake(
      'UserError',
      `Serverless Spark has no instance type ${instanceType}; it has ${SPARK_SIZES.join(', ')}.`,
    );
  if (!RUNTIMES.includes(runtimeVersion))
    return mistake(
      'UserError',
      `Spark runtime version ${runtimeVersion} is not supported; ${RUNTIMES.join(', ')} are.`,
    );
  return { value: { instanceType, runtimeVersion } };
}

function readTarget(
  call: AzCall,
  yaml: JsonObject,
): Checked<MonitorSpec['target'] & { readonly mlTask: MonitorSpec['mlTask'] }> {
  const task = textOf(yaml.ml_task)?.toLowerCase() ?? 'classification';
  if (task !== 'classification' && task !== 'regression')
    return mistake(null, `not simulated: monitors of the task ${task}.`);
  const id = textOf(yaml.endpoint_deployment_id);
  if (id === undefined)
    return mistake(null, 'not simulated: monitors without endpoint_deployment_id: azureml:<endpoint>:<deployment>.');
  const [endpoint = '', deployment = ''] = id.replace(/^azureml:/, '').split(':');
  if (endpoints.get(call.tx.world, endpoint)?.workspace !== call.workspace)
    return mistake('ResourceNotFound', `The online endpoint '${endpoint}' of ${id} was not found.`);
  if (!deployments.get(call.tx.world, deploymentId(endpoint, deployment)))
    return mistake('ResourceNotFound', `The deployment '${deployment}' of ${id} was not found.`);
  return { value: { endpoint, deployment, mlTask: task } };
}

function readEmails(asked: Json | undefined): string[] {
  if (typeof asked !== 'object' || asked === null) return [];
  const { emails } = asked as JsonObject;
  return (Array.isArray(emails) ? emails : emails === undefined ? [] : [emails]).flatMap((one) => textOf(one) ?? []);
}
