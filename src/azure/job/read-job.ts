import { joinPath } from '../../kernel/files/file-tree.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import type { Json } from '../../kernel/json.ts';
import type { World } from '../../kernel/world.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { findCluster } from '../compute/compute-commands.ts';
import { dataAssets } from '../data/data-asset.ts';
import { environments } from '../environment/environment.ts';
import { models } from '../model/model.ts';
import { parseReference } from '../reference.ts';
import type { JsonObject, SpecFile } from '../spec-file.ts';
import { checkFields, specError, textOf, textsOf } from '../spec-schema.ts';
import { DEFAULT_DATASTORE, findDatastore, shortUri } from '../storage/datastore.ts';
import { localNode, uploadLocal } from '../storage/local-upload.ts';
import { unknownExpressions } from './fill-command.ts';
import { gitOrigin } from './git-origin.ts';
import { type JobInput, type JobSpec, outputPlace } from './job.ts';
import { COMMAND_JOB_FIELDS, LITERAL_TYPES } from './job-schema.ts';

const NOT_SIMULATED: { readonly [field: string]: string } = {
  distribution: 'distributed jobs',
  services: 'interactive services in a job',
  parent_job_name: 'child jobs made by hand',
};

/**
 * Reads a command job from its YAML: checks the form, then resolves everything it refers to. `kept`: code and commit are
 * those of an earlier moment, and the YAML's code counts for nothing.
 */
export function readJob(call: AzCall, file: SpecFile, kept?: Pick<JobSpec, 'code' | 'properties'>): Checked<JobSpec> {
  const { value: spec, folder } = file;
  const type = textOf(spec.type)?.toLowerCase() ?? (spec.jobs === undefined ? 'command' : 'pipeline');
  if (type !== 'command') return mistake(null, `not simulated: jobs of type ${type}. Only command jobs run here.`);
  const problems = checkFields(COMMAND_JOB_FIELDS, spec);
  if (problems.length > 0) return { error: specError('Command Job', problems) };
  const refused = refusal(spec);
  if (refused) return mistake(null, `not simulated: ${refused}.`);
  const environment = readEnvironment(call, spec.environment);
  if (environment.error) return environment;
  const compute = readCompute(call, spec.compute);
  if (compute.error) return compute;
  const code = kept ? { value: kept.code } : readCode(call, folder, spec.code);
  if (code.error) return code;
  const outputs = readOutputs(call, spec.outputs);
  if (outputs.error) return outputs;
  const inputs = readInputs(call, folder, spec.inputs);
  if (inputs.error) return inputs;
  const read = {
    command: textOf(spec.command) ?? '',
    inputs: inputs.value,
    outputs: { ...outputs.value, default: { type: 'uri_folder', mode: 'rw_mount', datastore: '', path: null } },
  };
  const unknown = unknownExpressions(read);
  if (unknown.length > 0)
    return {
      error: specError(
        'Command Job',
        unknown.map((expression) => ({ path: 'command', message: `\${{${expression}}} is not defined.` })),
      ),
    };
  const limits = spec.limits as JsonObject | undefined;
  return {
    value: {
      ...read,
      outputs: outputs.value,
      displayName: textOf(spec.display_name) ?? null,
      experimentName: textOf(spec.experiment_name) ?? folderName(folder),
      description: textOf(spec.description) ?? '',
      tags: textsOf(spec.tags),
      properties: {
        ...textsOf(spec.properties),
        ...(kept?.properties ?? gitOrigin(call.files, joinPath(folder, textOf(spec.code) ?? '.'))),
      },
      code: code.value,
      environment: environment.value.name,
      environmentVersion: environment.value.version,
      environmentVariables: textsOf(spec.environment_variables),
      compute: compute.value,
      timeoutSeconds: typeof limits?.timeout === 'number' ? limits.timeout : null,
      resources: (spec.resources as JsonObject | undefined) ?? {},
    },
  };
}

const folderName = (folder: string): string => folder.split('/').at(-1) || 'Default';

function refusal(spec: JsonObject): string | undefined {
  for (const [field, what] of Object.entries(NOT_SIMULATED)) if (textOf(spec[field]) !== undefined) return what;
  const { instance_count: count = 1 } = (spec.resources as JsonObject | undefined) ?? {};
  if (count !== 1) return 'jobs on more than one node';
  if (textOf(spec.compute) === undefined) return 'serverless compute; name a cluster with compute: azureml:<cluster>';
  if (typeof spec.environment === 'object')
    return 'environments defined inside a job; register it with az ml environment create';
  return undefined;
}

function readEnvironment(call: AzCall, value: Json | undefined): Checked<{ name: string; version: string }> {
  const reference = parseReference(textOf(value) ?? '');
  if (reference.kind === 'registry')
    return mistake(null, `not simulated: environments of the registry ${reference.registry}.`);
  if (reference.kind !== 'asset')
    return {
      error: specError('Command Job', [
        {
          path: 'environment',
          message: `Not a reference to an environment: ${textOf(value)}. Write azureml:<name>:<version>.`,
        },
      ]),
    };
  const { name, version, label } = reference;
  const found = environments.find(call.tx.world, call.workspace, name, version, label);
  return found.error ? mistake(found.error.code, found.error.message) : { value: found.value };
}

function readCompute(call: AzCall, value: Json | undefined): Checked<string> {
  const name = (textOf(value) ?? '').replace(/^azureml:/, '');
  if (name === 'local') return mistake(null, 'not simulated: jobs on local compute.');
  const found = findCluster(call, name);
  return found.error ? mistake(found.error.code, found.error.message) : { value: name };
}

/** The code folder as it is now. Its `.git` stays at home. */
function readCode(call: AzCall, folder: string, value: Json | undefined): Checked<DirNode | null> {
  const path = textOf(value);
  if (path === undefined) return { value: null };
  if (parseReference(path).kind !== 'local')
    return mistake(null, `not simulated: code from ${path}; use a local folder.`);
  const node = localNode(call, folder, path);
  if (node.error) return node;
  if (node.value.kind === 'file') {
    const name = path.split('/').at(-1) ?? path;
    return {
      value: {
        kind: 'dir',
        mode: 0o755,
        mtime: node.value.mtime,
        ino: node.value.ino,
        entries: { [name]: node.value },
      },
    };
  }
  if (node.value.kind !== 'dir') return mistake(null, `not simulated: code behind the symbolic link ${path}.`);
  if (!Object.hasOwn(node.value.entries, '.git')) return { value: node.value };
  const { '.git': _, ...entries } = node.value.entries;
  return { value: { ...node.value, entries } };
}

function readOutputs(call: AzCall, value: Json | undefined): Checked<JobSpec['outputs']> {
  const outputs: { [name: string]: JobSpec['outputs'][string] } = {};
  for (const [name, given] of Object.entries((value ?? {}) as { [name: string]: JsonObject | null })) {
    const output = given ?? {};
    if (output.name !== undefined)
      return mistake(
        null,
        `not simulated: registering the output '${name}' by the job; use az ml model create or az ml data create.`,
      );
    const path = textOf(output.path);
    const reference = path === undefined ? undefined : parseReference(path);
    if (reference && reference.kind !== 'datastore')
      return mistake(
        'UserError',
        `The path of the output '${name}' must be in a datastore: azureml://datastores/<name>/paths/<path>.`,
      );
    const datastore = findDatastore(call.tx.world, call.workspace, reference?.datastore ?? DEFAULT_DATASTORE);
    if (datastore.error) return mistake(datastore.error.code, datastore.error.message);
    outputs[name] = {
      type: textOf(output.type)?.toLowerCase() ?? 'uri_folder',
      mode: textOf(output.mode)?.toLowerCase() ?? 'rw_mount',
      datastore: datastore.value.name,
      path: reference?.path ?? null,
    };
  }
  return { value: outputs };
}

function readInputs(call: AzCall, folder: string, value: Json | undefined): Checked<JobSpec['inputs']> {
  const inputs: { [name: string]: JobInput } = {};
  for (const [name, given] of Object.entries((value ?? {}) as { [name: string]: Json })) {
    const input = readInput(call, folder, name, given);
    if (input.error) return input;
    inputs[name] = input.value;
  }
  return { value: inputs };
}

function readInput(call: AzCall, folder: string, name: string, given: Json): Checked<JobInput> {
  if (typeof given !== 'object' || given === null) return { value: { kind: 'literal', value: textOf(given) ?? '' } };
  const input = given as JsonObject;
  const type = textOf(input.type)?.toLowerCase() ?? 'uri_folder';
  if (LITERAL_TYPES.some((literal) => literal === type))
    return { value: { kind: 'literal', value: textOf(input.value ?? input.path) ?? '' } };
  const path = textOf(input.path);
  if (path === undefined)
    return {
      error: specError('Command Job', [{ path: `inputs.${name}.path`, message: 'Missing data for required field.' }]),
    };
  const place = findPlace(call.tx.world, call.workspace, type, path, () => uploadInput(call, folder, path));
  if (place.error) return place;
  return { value: { kind: 'data', type, mode: textOf(input.mode)?.toLowerCase() ?? 'ro_mount', ...place.value } };
}

interface Place {
  readonly reference: string;
  readonly datastore: string;
  readonly path: string;
}

function uploadInput(call: AzCall, folder: string, path: string): Checked<Place> {
  const node = localNode(call, folder, path.replace(/^file:/, ''));
  if (node.error) return node;
  const at = uploadLocal(call, folder, path, node.value);
  return { value: { reference: shortUri(DEFAULT_DATASTORE, at), datastore: DEFAULT_DATASTORE, path: at } };
}

/** Where the data of an input lies: an asset, a model, the output of another job, a datastore or local files. */
function findPlace(
  world: World,
  workspace: string,
  type: string,
  path: string,
  uploaded: () => Checked<Place>,
): Checked<Place> {
  const reference = parseReference(path);
  switch (reference.kind) {
    case 'asset': {
      const table = type.endsWith('_model') ? models : dataAssets;
      const found = table.find(world, workspace, reference.name, reference.version, reference.label);
      if (found.error) return mistake(found.error.code, found.error.message);
      const { name, version, datastore, path: at } = found.value;
      return { value: { reference: `azureml:${name}:${version}`, datastore, path: at } };
    }
    case 'datastore': {
      const found = findDatastore(world, workspace, reference.datastore);
      if (found.error) return mistake(found.error.code, found.error.message);
      return {
        value: {
          reference: shortUri(reference.datastore, reference.path),
          datastore: reference.datastore,
          path: reference.path,
        },
      };
    }
    case 'job-output': {
      const place = outputPlace(world, reference.job, reference.output);
      if (!place) return mistake('UserError', `Not found output ${reference.output} of job ${reference.job}.`);
      return {
        value: {
          reference: path,
          datastore: place.datastore,
          path: `${place.path.replace(/\/$/, '')}/${reference.path}`,
        },
      };
    }
    case 'local':
      return uploaded();
    case 'registry':
      return mistake(null, `not simulated: assets of the registry ${reference.registry}.`);
    case 'remote':
      return mistake(null, `not simulated: data at ${reference.uri}; use a datastore.`);
  }
}
