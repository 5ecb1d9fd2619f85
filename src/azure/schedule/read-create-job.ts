import type { Json } from '../../kernel/json.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { type Job, type JobSpec, jobs } from '../job/job.ts';
import { readJob } from '../job/read-job.ts';
import { parseReference } from '../reference.ts';
import { type JsonObject, readYaml, type SpecFile } from '../spec-file.ts';
import { textOf } from '../spec-schema.ts';
import { shortUri } from '../storage/datastore.ts';
import type { JobAction } from './schedule.ts';

type Kept = Pick<JobSpec, 'code' | 'properties'>;

/** A job in the fields of its YAML, where its relative paths start, and its code when it comes from a run. */
interface Found extends SpecFile {
  readonly kept?: Kept;
}

/**
 * Reads `create_job`: the path of a job's YAML, `azureml:<name>` of a job that ran, such a thing under `job` with fields
 * that differ beside it, or a job in place. The code is taken as it is now; so is all it refers to, except references
 * with a label.
 */
export function readCreateJob(call: AzCall, file: SpecFile, asked: Json): Checked<JobAction> {
  const found = findJob(call, file, asked);
  if (found.error) return found;
  const spec = readJob(call, found.value, found.value.kept);
  if (spec.error) return spec;
  const { code, properties } = spec.value;
  return { value: { kind: 'job', yaml: frozen(found.value.value, spec.value), kept: { code, properties } } };
}

function findJob(call: AzCall, file: SpecFile, asked: Json): Checked<Found> {
  if (typeof asked === 'string') return namedJob(call, file, asked);
  if (asked === null || typeof asked !== 'object' || Array.isArray(asked))
    return mistake(null, 'create_job must be the path of a job, the reference of a job, or a mapping.');
  const { job, type, ...different } = asked as JsonObject;
  const kind = textOf(type)?.toLowerCase();
  if (kind !== undefined && kind !== 'command')
    return mistake(null, `not simulated: schedules of jobs of type ${kind}. Only command jobs run here.`);
  if (job === undefined || job === null) return { value: { ...file, value: asked as JsonObject } };
  const base = typeof job === 'string' ? namedJob(call, file, job) : { value: { ...file, value: job as JsonObject } };
  if (base.error) return base;
  return { value: { ...base.value, value: merged(base.value.value, different) } };
}

function namedJob(call: AzCall, file: SpecFile, text: string): Checked<Found> {
  const reference = parseReference(text);
  if (reference.kind === 'local') return readYaml({ ...call, cwd: file.folder }, reference.path);
  const row = reference.kind === 'asset' ? jobs.get(call.tx.world, reference.name) : undefined;
  if (!row || row.workspace !== call.workspace)
    return mistake('UserError', `Not found job ${text} in workspace ${call.workspace}.`);
  const { code, properties } = row;
  return { value: { path: '', folder: file.folder, value: yamlOf(row), kept: { code, properties } } };
}

/** What differs wins; of inputs, outputs and the like each single one. */
function merged(base: JsonObject, different: JsonObject): JsonObject {
  const out: { [field: string]: Json } = { ...base };
  for (const [field, value] of Object.entries(different)) {
    const before = out[field];
    out[field] = isObject(before) && isObject(value) ? { ...before, ...value } : value;
  }
  return out;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The job in fields that need no files: what was uploaded or resolved now is named as such. */
function frozen(yaml: JsonObject, spec: JobSpec): JsonObject {
  const { $schema: _schema, name: _name, code: _code, is_archived: _archived, ...rest } = yaml;
  const inputs: { [name: string]: Json } = {};
  for (const [name, given] of Object.entries((yaml.inputs ?? {}) as JsonObject)) {
    const read = spec.inputs[name];
    const path = isObject(given) ? textOf(given.path) : undefined;
    const isFixed = isObject(given) && read?.kind === 'data' && path !== undefined && !hasLabel(path);
    inputs[name] = isFixed ? { ...given, path: read.reference } : given;
  }
  const environment = textOf(yaml.environment) ?? '';
  return {
    ...rest,
    ...(yaml.inputs === undefined ? {} : { inputs }),
    environment: hasLabel(environment) ? environment : `azureml:${spec.environment}:${spec.environmentVersion}`,
    experiment_name: spec.experimentName,
  };
}

function hasLabel(text: string): boolean {
  const reference = parseReference(text);
  return reference.kind === 'asset' && reference.label !== null;
}

/** The YAML that would submit a job again. */
function yamlOf(job: Job): JsonObject {
  const inputs: { [name: string]: Json } = {};
  for (const [name, input] of Object.entries(job.inputs))
    inputs[name] =
      input.kind === 'literal'
        ? input.value
        : {
            type: input.type,
            mode: input.mode,
            path: /^azureml:/.test(input.reference) ? input.reference : shortUri(input.datastore, input.path),
          };
  const outputs: { [name: string]: Json } = {};
  for (const [name, { type, mode }] of Object.entries(job.outputs))
    if (name !== 'default') outputs[name] = { type, mode };
  return {
    command: job.command,
    compute: `azureml:${job.compute}`,
    ...(job.description === '' ? {} : { description: job.description }),
    environment: `azureml:${job.environment}:${job.environmentVersion}`,
    environment_variables: job.environmentVariables,
    experiment_name: job.experimentName,
    inputs,
    ...(job.timeoutSeconds === null ? {} : { limits: { timeout: job.timeoutSeconds } }),
    outputs,
    tags: job.tags,
  };
}
