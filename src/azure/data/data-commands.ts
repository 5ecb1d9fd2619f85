import { recordActivity } from '../activity.ts';
import { type Checked, mistake } from '../arm.ts';
import {
  type AssetKind,
  assetCommands,
  assetDocument,
  assetName,
  FILE,
  inWorkspace,
  SET,
  VERSION,
} from '../asset-commands.ts';
import { type AzArguments, type AzCall, type AzCommand, defineAzCommand } from '../az-command.ts';
import { parseReference } from '../reference.ts';
import { type JsonObject, readSpecFile } from '../spec-file.ts';
import {
  COMMON_FIELDS,
  checkFields,
  choice,
  type Fields,
  required,
  specError,
  text,
  textOf,
  textsOf,
  version,
} from '../spec-schema.ts';
import { findDatastore, longUri, shortUri, treeAt } from '../storage/datastore.ts';
import { localNode, uploadLocal } from '../storage/local-upload.ts';
import { DATA_TYPES, type DataAsset, type DataType, dataAssets, putDataAsset } from './data-asset.ts';

export const DATA_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  version,
  type: choice(DATA_TYPES),
  path: required(text),
};

const dataKind: AssetKind<DataAsset> = {
  group: 'data',
  collection: 'data',
  table: dataAssets,
  idPrefix: '',
  details: (row, workspace) => ({
    path: longUri(workspace.resourceGroup, workspace.name, row.datastore, row.path),
    type: row.type,
  }),
};

/** The specification with what the flags say instead of the file. */
function specification(
  args: AzArguments,
  call: AzCall,
): Checked<{ readonly folder: string; readonly spec: JsonObject }> {
  const file = readSpecFile(args, call);
  if (file.error) return file;
  const flags: { [key: string]: string } = {};
  for (const key of ['name', 'version', 'type', 'path', 'description']) {
    const value = args.text(key);
    if (value !== undefined) flags[key] = value;
  }
  const spec = { ...file.value.value, ...flags };
  const problems = checkFields(DATA_FIELDS, spec);
  if (problems.length > 0) return { error: specError('Data', problems) };
  return { value: { folder: args.text('path') === undefined ? file.value.folder : call.cwd, spec } };
}

/** Where the data lies: a path of a datastore that exists, or an upload. */
function place(call: AzCall, folder: string, path: string, type: DataType): Checked<string> {
  const reference = parseReference(path);
  if (reference.kind === 'datastore') {
    const datastore = findDatastore(call.tx.world, call.workspace, reference.datastore);
    if (datastore.error) return mistake(datastore.error.code, datastore.error.message);
    const node = treeAt(call.tx.world, call.workspace, reference.datastore, reference.path);
    const isRight = node === undefined || (type === 'uri_file' ? node.kind === 'file' : node.kind === 'dir');
    return isRight
      ? { value: shortUri(reference.datastore, reference.path) }
      : mistake(
          'UserError',
          `The path ${path} is a ${node.kind === 'dir' ? 'folder' : 'file'}, which does not fit the type ${type}.`,
        );
  }
  if (reference.kind !== 'local')
    return mistake(null, `not simulated: data assets over ${path}; use a datastore or a local path.`);
  const node = localNode(call, folder, reference.path);
  if (node.error) return node;
  if ((node.value.kind === 'file') !== (type === 'uri_file'))
    return mistake('ValidationError', `File type ${type} does not fit the local path ${path}.`);
  return { value: shortUri('workspaceblobstore', uploadLocal(call, folder, reference.path, node.value)) };
}

const createCommand = defineAzCommand({
  name: 'ml data create',
  summary: 'Register a version of a data asset: a name for a place in storage, or an upload of local files.',
  args: [
    FILE,
    SET,
    { ...assetName(dataAssets), isRequired: false },
    VERSION,
    {
      name: '--path',
      aliases: ['-p'],
      kind: 'text',
      completes: 'file',
      help: 'Where the data is: a local path or azureml://datastores/….',
    },
    {
      name: '--type',
      aliases: ['-t'],
      kind: 'text',
      choices: DATA_TYPES,
      help: 'Kind of data; a folder unless said otherwise.',
    },
    { name: '--description', aliases: ['-d'], kind: 'text', help: 'What it is.' },
  ],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const read = specification(args, call);
      if (read.error) return { kind: 'error', error: read.error };
      const { spec, folder } = read.value;
      const { world } = call.tx;
      const name = textOf(spec.name) ?? '';
      const type = (textOf(spec.type) ?? 'uri_folder').toLowerCase() as DataType;
      const wanted = textOf(spec.version) ?? dataAssets.nextVersion(world, workspace.name, name);
      if (dataAssets.rows.get(world, dataAssets.id(workspace.name, name, wanted)))
        return {
          kind: 'error',
          error: {
            code: 'UserError',
            message: `A data asset with this name and version already exists: ${name}:${wanted}. A version never changes; register a new one.`,
          },
        };
      const placed = place(call, folder, textOf(spec.path) ?? '', type);
      if (placed.error) return { kind: 'error', error: placed.error };
      putDataAsset(call.tx, {
        workspace: workspace.name,
        name,
        version: wanted,
        type,
        path: placed.value,
        description: textOf(spec.description) ?? '',
        tags: textsOf(spec.tags),
        properties: textsOf(spec.properties),
        createdBy: call.actor,
      });
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/data/versions/write',
        resource: `${workspace.name}/data/${name}/versions/${wanted}`,
        detail: placed.value,
      });
      const row = dataAssets.rows.need(call.tx.world, dataAssets.id(workspace.name, name, wanted));
      return { kind: 'result', result: assetDocument(dataKind, row, workspace) };
    }),
});

/** `az ml data …` */
export const dataCommands: readonly AzCommand[] = [createCommand, ...assetCommands(dataKind)];
