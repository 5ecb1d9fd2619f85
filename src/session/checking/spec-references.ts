import { clusters } from '../../azure/compute/cluster.ts';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { environments } from '../../azure/environment/environment.ts';
import { models } from '../../azure/model/model.ts';
import { findMachineSize } from '../../azure/online-endpoint/machine-size.ts';
import { parseReference } from '../../azure/reference.ts';
import type { JsonObject } from '../../azure/spec-file.ts';
import type { Problem } from '../../azure/spec-schema.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';
import type { Json } from '../../kernel/json.ts';
import type { World } from '../../kernel/world.ts';
import type { SpecKind } from './spec-kind.ts';

interface Surroundings {
  readonly world: World;
  readonly files: FileTree;
  readonly folder: string; // that the specification lies in
}

type Check = (value: string, around: Surroundings) => string | undefined;

/** What a specification names and is not there: assets of the workspace, and files beside it. */
export function missingReferences(kind: SpecKind['id'], spec: JsonObject, around: Surroundings): Problem[] {
  return checksOf(kind, spec).flatMap(([path, value, check]) => {
    const message = typeof value === 'string' ? check(value, around) : undefined;
    return message === undefined ? [] : [{ path, message }];
  });
}

function checksOf(kind: SpecKind['id'], spec: JsonObject): (readonly [path: string, value: Json | undefined, Check])[] {
  switch (kind) {
    case 'command-job':
      return [
        ['environment', spec.environment, environment],
        ['compute', spec.compute, compute],
        ['code', spec.code, local],
        ...Object.entries(objectOf(spec.inputs)).map(([name, input]) => {
          const { path, type } = objectOf(input);
          return [`inputs.${name}.path`, path, String(type).endsWith('_model') ? model : data] as const;
        }),
      ];
    case 'online-deployment': {
      const { code, scoring_script: script } = objectOf(spec.code_configuration);
      const inCode: Check = (value, around) =>
        typeof code === 'string' ? local(value, { ...around, folder: joinPath(around.folder, code) }) : undefined;
      return [
        ['model', spec.model, model],
        ['environment', spec.environment, environment],
        ['instance_type', spec.instance_type, machine],
        ['code_configuration.code', code, local],
        ['code_configuration.scoring_script', script, inCode],
      ];
    }
    case 'schedule': {
      const { job, inputs } = objectOf(spec.create_job);
      return [
        ['create_job', spec.create_job, local],
        ['create_job.job', job, local],
        ...Object.entries(objectOf(inputs)).map(
          ([name, input]) => [`create_job.inputs.${name}.path`, objectOf(input).path, data] as const,
        ),
      ];
    }
    case 'environment':
      return [['conda_file', spec.conda_file, local]];
    case 'data':
    case 'model':
      return [['path', spec.path, local]];
    case 'online-endpoint':
      return [];
  }
}

const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const workspaceOf = (world: World): string => workspaces.all(world)[0]?.name ?? '';

type AssetTables = typeof environments | typeof models | typeof dataAssets;

const asset =
  (table: AssetTables): Check =>
  (value, around) => {
    const reference = parseReference(value);
    if (reference.kind === 'local') return local(value, around);
    if (reference.kind !== 'asset') return undefined;
    const { name, version, label } = reference;
    return table.find(around.world, workspaceOf(around.world), name, version, label).error?.message;
  };

const environment = asset(environments);
const model = asset(models);
const data = asset(dataAssets);

const compute: Check = (value, { world }) => {
  const name = value.replace(/^azureml:/, '');
  const workspace = workspaceOf(world);
  return clusters.get(world, `${workspace}/${name}`)
    ? undefined
    : `The compute target ${name} was not found in workspace ${workspace}.`;
};

const machine: Check = (value) =>
  findMachineSize(value) ? undefined : `Instance type ${value} is not supported in this region.`;

const local: Check = (value, { files, folder }) => {
  const reference = parseReference(value);
  if (reference.kind !== 'local') return undefined;
  return files.exists(joinPath(folder, reference.path)) ? undefined : `No such file or folder: ${value}`;
};
