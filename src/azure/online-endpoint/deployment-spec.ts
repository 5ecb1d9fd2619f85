import { splitPath } from '../../kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../kernel/files/node.ts';
import type { Json } from '../../kernel/json.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall, AzError } from '../az-command.ts';
import { models, modelTree } from '../model/model.ts';
import { parseReference } from '../reference.ts';
import type { JsonObject } from '../spec-file.ts';
import {
  boolean,
  COMMON_FIELDS,
  checkFields,
  choice,
  type Fields,
  integer,
  object,
  required,
  specError,
  text,
  textOf,
  textsOf,
} from '../spec-schema.ts';
import { localNode } from '../storage/local-upload.ts';
import { DATA_COLLECTOR_FIELD, readCollector } from './data-collector.ts';
import type { DeploymentSpec, OnlineDeployment, Probe } from './deployment.ts';
import { specDocument } from './deployment-document.ts';
import { resolveEnvironment } from './deployment-environment.ts';
import { findMachineSize } from './machine-size.ts';

const PROBE_FIELDS = object({
  initial_delay: integer,
  period: integer,
  timeout: integer,
  success_threshold: integer,
  failure_threshold: integer,
});

export const DEPLOYMENT_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  endpoint_name: required(text),
  type: choice(['managed']),
  model: { kind: 'any' },
  code_configuration: object({ code: required(text), scoring_script: required(text) }),
  environment: { kind: 'any' },
  environment_variables: { kind: 'map', item: { kind: 'literal' } },
  instance_type: required(text),
  instance_count: required(integer),
  app_insights_enabled: boolean,
  data_collector: DATA_COLLECTOR_FIELD,
  scale_settings: object({ type: choice(['default']) }),
  request_settings: object({
    request_timeout_ms: integer,
    max_concurrent_requests_per_instance: integer,
    max_queue_wait_ms: integer,
  }),
  liveness_probe: PROBE_FIELDS,
  readiness_probe: PROBE_FIELDS,
  egress_public_network_access: choice(['enabled', 'disabled']),
};

const NAME_FORM = /^[a-zA-Z](?:[-a-zA-Z0-9]{1,30}[a-zA-Z0-9])$/;

/** Whether a name may be given to an endpoint or a deployment. */
export const isEndpointName = (name: string): boolean => NAME_FORM.test(name);

/**
 * Turns a YAML specification into what a deployment is asked to be. Parts that read as they did in `before` keep what
 * they were resolved to then; everything else is looked up or taken from the terminal's files now.
 */
export function resolveSpec(
  call: AzCall,
  folder: string,
  yaml: JsonObject,
  before?: OnlineDeployment,
): Checked<DeploymentSpec> {
  const problems = checkFields(DEPLOYMENT_FIELDS, yaml);
  if (problems.length > 0) return { error: specError('Managed Online Deployment', problems) };
  const ranges = checkRanges(yaml);
  if (ranges.error) return ranges;
  const old = before ? specDocument(before) : {};
  const code = resolveCode(call, folder, yaml, old, before);
  if (code.error) return code;
  const model = resolveModel(call, yaml.model, old.model, before);
  if (model.error) return model;
  const environment = resolveEnvironment(call, folder, yaml.environment ?? null, old.environment, before);
  if (environment.error) return environment;
  const collector = readCollector(yaml.data_collector);
  if (collector.error) return collector;
  const settings = (yaml.request_settings ?? {}) as JsonObject;
  return {
    value: {
      description: textOf(yaml.description) ?? '',
      tags: textsOf(yaml.tags),
      ...code.value,
      ...model.value,
      ...environment.value,
      environmentVariables: textsOf(yaml.environment_variables),
      instanceType: findMachineSize(textOf(yaml.instance_type) ?? '')?.name ?? '',
      instanceCount: Number(yaml.instance_count),
      maxConcurrent: Number(settings.max_concurrent_requests_per_instance ?? 1),
      timeoutMs: Number(settings.request_timeout_ms ?? 5000),
      livenessProbe: probeOf(yaml.liveness_probe),
      readinessProbe: probeOf(yaml.readiness_probe),
      isAppInsightsEnabled: yaml.app_insights_enabled === true,
      collector: collector.value,
    },
  };
}

const bad = (message: string): { readonly error: AzError } => mistake('BadArgument', message);

function checkRanges(yaml: JsonObject): Checked<true> {
  const name = textOf(yaml.name) ?? '';
  if (!isEndpointName(name))
    return bad(`'${name}' is no valid deployment name: 3 to 32 letters, digits or '-', beginning with a letter.`);
  const type = textOf(yaml.instance_type) ?? '';
  if (!findMachineSize(type)) return bad(`Instance type ${type} is not supported in this region.`);
  const count = Number(yaml.instance_count);
  if (count < 1 || count > 50) return bad(`instance_count must be between 1 and 50, not ${count}.`);
  const settings = (yaml.request_settings ?? {}) as JsonObject;
  const timeout = Number(settings.request_timeout_ms ?? 5000);
  if (timeout < 1 || timeout > 180_000) return bad(`request_timeout_ms must be between 1 and 180000, not ${timeout}.`);
  const concurrent = Number(settings.max_concurrent_requests_per_instance ?? 1);
  if (concurrent < 1 || concurrent > 1000)
    return bad(`max_concurrent_requests_per_instance must be between 1 and 1000, not ${concurrent}.`);
  return { value: true };
}

function probeOf(value: Json | undefined): Probe {
  const probe = (value ?? {}) as JsonObject;
  return {
    initialDelay: Number(probe.initial_delay ?? 10),
    period: Number(probe.period ?? 10),
    timeout: Number(probe.timeout ?? 2),
    successThreshold: Number(probe.success_threshold ?? 1),
    failureThreshold: Number(probe.failure_threshold ?? 30),
  };
}

function resolveCode(
  call: AzCall,
  folder: string,
  yaml: JsonObject,
  old: JsonObject,
  before: OnlineDeployment | undefined,
): Checked<Pick<DeploymentSpec, 'code' | 'codeName' | 'entryScript'>> {
  const asked = yaml.code_configuration as JsonObject | undefined;
  if (!asked)
    return mistake(null, 'not simulated: deployments without code_configuration (MLflow models, custom containers).');
  const entryScript = splitPath(textOf(asked.scoring_script) ?? '').join('/');
  const path = textOf(asked.code) ?? '';
  if (before && path === textOf((old.code_configuration as JsonObject | undefined)?.code))
    return checkEntry({ code: before.code, codeName: before.codeName, entryScript });
  const reference = parseReference(path);
  if (reference.kind !== 'local') return mistake(null, `not simulated: code at ${path}; give a local folder.`);
  const node = localNode(call, folder, reference.path);
  if (node.error) return node;
  if (node.value.kind !== 'dir') return mistake(null, `The code path ${path} is not a folder.`);
  const codeName = splitPath(`${folder}/${reference.path}`).at(-1) ?? 'code';
  return checkEntry({ code: withoutGit(node.value), codeName, entryScript });
}

function checkEntry<Code extends Pick<DeploymentSpec, 'code' | 'entryScript'>>(code: Code): Checked<Code> {
  let node: DirNode['entries'][string] | undefined = code.code;
  for (const part of splitPath(code.entryScript))
    node = node?.kind === 'dir' && Object.hasOwn(node.entries, part) ? node.entries[part] : undefined;
  return node?.kind === 'file'
    ? { value: code }
    : mistake(
        null,
        `One or more files or folders do not exist.\n\nNo such file in the code folder: ${code.entryScript}`,
      );
}

/** History and caches are not uploaded. */
function withoutGit(tree: DirNode): DirNode {
  const entries = Object.entries(tree.entries).filter(([name]) => name !== '.git' && name !== '__pycache__');
  return entries.length === Object.keys(tree.entries).length ? tree : { ...tree, entries: Object.fromEntries(entries) };
}

function resolveModel(
  call: AzCall,
  asked: Json | undefined,
  old: Json | undefined,
  before: OnlineDeployment | undefined,
): Checked<Pick<DeploymentSpec, 'modelName' | 'modelVersion' | 'model'>> {
  if (asked === undefined || asked === null) return { value: { modelName: null, modelVersion: null, model: null } };
  if (before && asked === old)
    return { value: { modelName: before.modelName, modelVersion: before.modelVersion, model: before.model } };
  const reference = typeof asked === 'string' ? parseReference(asked) : undefined;
  if (reference?.kind !== 'asset')
    return mistake(
      null,
      'not simulated: models given in place; register the model and name it azureml:<name>:<version>.',
    );
  const { world } = call.tx;
  const found = models.find(world, call.workspace, reference.name, reference.version, reference.label);
  if (found.error) return mistake('ResourceNotFound', found.error.message);
  const tree = modelTree(world, found.value);
  if (!tree)
    return bad(
      `Unable to download user model ${found.value.name}:${found.value.version}: nothing is stored at its path ${found.value.path}.`,
    );
  const file = splitPath(found.value.path).at(-1) ?? 'model';
  const model: DirNode = { ...emptyDir(world.now, ++call.tx.world.writes), entries: { [file]: tree } };
  return { value: { modelName: found.value.name, modelVersion: found.value.version, model } };
}
