import { hashValue } from '../../kernel/hash.ts';
import type { Json } from '../../kernel/json.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { resolveConda } from '../environment/conda.ts';
import { type Environment, environments, putEnvironment } from '../environment/environment.ts';
import { parseReference } from '../reference.ts';
import { type JsonObject, readYaml } from '../spec-file.ts';
import { textOf } from '../spec-schema.ts';
import type { DeploymentSpec, OnlineDeployment } from './deployment.ts';

const ANONYMOUS = 'CliV2AnonymousEnvironment';

type Resolved = Pick<DeploymentSpec, 'environment' | 'packages'>;

/** The environment of a deployment: a registered version, or one written into the YAML, which gets a hash as version. */
export function resolveEnvironment(
  call: AzCall,
  folder: string,
  asked: Json,
  old: Json | undefined,
  before: OnlineDeployment | undefined,
): Checked<Resolved> {
  if (asked === null) return mistake(null, 'not simulated: deployments without an environment (MLflow models).');
  if (before && asked === old) return { value: { environment: before.environment, packages: before.packages } };
  const found = typeof asked === 'string' ? registered(call, asked) : anonymous(call, folder, asked as JsonObject);
  if (found.error) return found;
  const { name, version, packages } = found.value;
  return { value: { environment: `${name}:${version}`, packages } };
}

/** The row behind `<name>:<version>` of a deployment. */
export function environmentOf(call: Pick<AzCall, 'tx' | 'workspace'>, label: string): Environment | undefined {
  const at = label.lastIndexOf(':');
  return environments.rows.get(call.tx.world, environments.id(call.workspace, label.slice(0, at), label.slice(at + 1)));
}

function registered(call: AzCall, text: string): Checked<Environment> {
  const reference = parseReference(text);
  if (reference.kind !== 'asset')
    return mistake(null, `not simulated: the environment ${text}; name one as azureml:<name>:<version>.`);
  const found = environments.find(call.tx.world, call.workspace, reference.name, reference.version, reference.label);
  return found.error ? mistake('ResourceNotFound', found.error.message) : found;
}

function anonymous(call: AzCall, folder: string, asked: JsonObject): Checked<Environment> {
  const image = textOf(asked.image);
  if (image === undefined)
    return mistake(null, 'not simulated: an environment built from a Dockerfile; give an image.');
  const conda = asked.conda_file ?? null;
  const read = typeof conda === 'string' ? readYaml({ ...call, cwd: folder }, conda) : undefined;
  if (read?.error) return read;
  const condaFile: Json = read ? read.value.value : conda;
  const packages = resolveConda(condaFile);
  if (packages.error) return packages;
  const version = hashValue([image, condaFile]);
  const id = environments.id(call.workspace, ANONYMOUS, version);
  if (!environments.rows.get(call.tx.world, id))
    putEnvironment(call.tx, {
      workspace: call.workspace,
      name: ANONYMOUS,
      version,
      image,
      condaFile,
      createdBy: call.actor,
    });
  return { value: environments.rows.need(call.tx.world, id) };
}
