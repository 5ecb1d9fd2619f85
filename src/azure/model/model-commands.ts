import { joinPath } from '../../kernel/files/file-tree.ts';
import { recordActivity } from '../activity.ts';
import { type Checked, mistake } from '../arm.ts';
import {
  type AssetKind,
  assetCommands,
  assetDocument,
  assetName,
  assetVersion,
  FILE,
  inWorkspace,
  SET,
  VERSION,
} from '../asset-commands.ts';
import { type AzArguments, type AzCall, type AzCommand, defineAzCommand } from '../az-command.ts';
import { outputPlace } from '../job/job.ts';
import { parseReference } from '../reference.ts';
import { type JsonObject, readSpecFile } from '../spec-file.ts';
import {
  anything,
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
import { DEFAULT_DATASTORE, findDatastore, longUri, treeAt } from '../storage/datastore.ts';
import { localNode, uploadLocal } from '../storage/local-upload.ts';
import { placeTree } from '../storage/place-tree.ts';
import { MODEL_TYPES, type Model, type ModelType, models, modelTree, putModel } from './model.ts';

export const MODEL_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  version,
  path: required(text),
  type: choice(MODEL_TYPES),
  stage: text,
  flavors: { kind: 'map', item: anything },
};

const modelKind: AssetKind<Model> = {
  group: 'model',
  collection: 'models',
  table: models,
  idPrefix: 'azureml:',
  details: (row, workspace) => ({
    ...(Object.keys(row.flavors).length === 0 ? {} : { flavors: row.flavors }),
    ...(row.jobName === null ? {} : { job_name: row.jobName }),
    path: longUri(workspace.resourceGroup, workspace.name, row.datastore, row.path),
    stage: row.stage,
    type: row.type,
  }),
  setOwn(row, property, value) {
    if (property !== 'stage') return false;
    row.stage = textOf(value) ?? null;
    return true;
  },
};

interface Place {
  readonly datastore: string;
  readonly path: string;
  readonly jobName: string | null;
}

/** Where the files of a new model lie: the output of a job, a datastore, or an upload of local files. */
function place(call: AzCall, folder: string, path: string): Checked<Place> {
  const reference = parseReference(path);
  const { world } = call.tx;
  if (reference.kind === 'local') {
    const node = localNode(call, folder, reference.path);
    if (node.error) return node;
    return {
      value: {
        datastore: DEFAULT_DATASTORE,
        path: uploadLocal(call, folder, reference.path, node.value),
        jobName: null,
      },
    };
  }
  if (reference.kind === 'job-output') {
    const output = outputPlace(world, reference.job, reference.output);
    if (!output) return mistake('UserError', `Not found output ${reference.output} of job ${reference.job}.`);
    const at = [output.path.replace(/\/$/, ''), reference.path].filter((part) => part !== '').join('/');
    return stored(call, { datastore: output.datastore, path: at, jobName: reference.job });
  }
  if (reference.kind !== 'datastore') return mistake(null, `not simulated: models at ${path}.`);
  const datastore = findDatastore(world, call.workspace, reference.datastore);
  if (datastore.error) return mistake(datastore.error.code, datastore.error.message);
  return stored(call, { datastore: reference.datastore, path: reference.path, jobName: jobOf(reference.path) });
}

/** The job in whose folder a path of the artifact store lies. */
const jobOf = (path: string): string | null => /^ExperimentRun\/dcid\.([^/]+)\//.exec(path)?.[1] ?? null;

const stored = (call: AzCall, at: Place): Checked<Place> =>
  treeAt(call.tx.world, call.workspace, at.datastore, at.path)
    ? { value: at }
    : mistake('UserError', `Nothing is stored at azureml://datastores/${at.datastore}/paths/${at.path}.`);

function specification(
  args: AzArguments,
  call: AzCall,
): Checked<{ readonly folder: string; readonly spec: JsonObject }> {
  const file = readSpecFile(args, call);
  if (file.error) return file;
  const flags: { [key: string]: string } = {};
  for (const key of ['name', 'version', 'type', 'path', 'description', 'stage']) {
    const value = args.text(key);
    if (value !== undefined) flags[key] = value;
  }
  const spec = { ...file.value.value, ...flags };
  const problems = checkFields(MODEL_FIELDS, spec);
  if (problems.length > 0) return { error: specError('Model', problems) };
  return { value: { folder: args.text('path') === undefined ? file.value.folder : call.cwd, spec } };
}

const createCommand = defineAzCommand({
  name: 'ml model create',
  summary: 'Register a version of a model from the output of a job, a datastore or local files.',
  args: [
    FILE,
    SET,
    { ...assetName(models), isRequired: false },
    VERSION,
    {
      name: '--path',
      aliases: ['-p'],
      kind: 'text',
      completes: 'file',
      help: 'Its files: azureml://jobs/<job>/outputs/<output>/paths/<path>, runs:/…, or local.',
    },
    {
      name: '--type',
      aliases: ['-t'],
      kind: 'text',
      choices: MODEL_TYPES,
      help: 'Kind of model; custom_model by default.',
    },
    { name: '--stage', aliases: ['-s'], kind: 'text', help: 'Stage of its life, free text.' },
    { name: '--description', aliases: ['-d'], kind: 'text', help: 'What it is.' },
    { name: '--tags', kind: 'pairs', help: 'Tags, each as <key>=<value>.' },
  ],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const read = specification(args, call);
      if (read.error) return { kind: 'error', error: read.error };
      const { spec, folder } = read.value;
      const name = textOf(spec.name) ?? '';
      const wanted = textOf(spec.version) ?? models.nextVersion(call.tx.world, workspace.name, name);
      if (models.rows.get(call.tx.world, models.id(workspace.name, name, wanted)))
        return {
          kind: 'error',
          error: {
            code: 'UserError',
            message: `Model ${name}:${wanted} already exists. A version never changes; register a new one.`,
          },
        };
      const placed = place(call, folder, textOf(spec.path) ?? '');
      if (placed.error) return { kind: 'error', error: placed.error };
      const { jobName, ...at } = placed.value;
      const stage = textOf(spec.stage);
      const tags = textsOf(spec.tags);
      for (const pair of args.list('tags')) tags[pair.replace(/=.*$/s, '')] = pair.replace(/^[^=]*=?/, '');
      putModel(call.tx, {
        workspace: workspace.name,
        name,
        version: wanted,
        type: (textOf(spec.type)?.toLowerCase() ?? 'custom_model') as ModelType,
        ...(stage === undefined ? {} : { stage }),
        ...at,
        flavors: (spec.flavors ?? {}) as JsonObject,
        ...(jobName === null ? {} : { jobName }),
        description: textOf(spec.description) ?? '',
        tags,
        properties: textsOf(spec.properties),
        createdBy: call.actor,
      });
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/models/versions/write',
        resource: `${workspace.name}/models/${name}/versions/${wanted}`,
        detail: `${at.datastore}/${at.path}`,
      });
      const row = models.rows.need(call.tx.world, models.id(workspace.name, name, wanted));
      return { kind: 'result', result: assetDocument(modelKind, row, workspace) };
    }),
});

const downloadCommand = defineAzCommand({
  name: 'ml model download',
  summary: 'Write the files of a model to a local folder named after it.',
  args: [
    assetName(models),
    { ...assetVersion(models), isRequired: true },
    {
      name: '--download-path',
      aliases: ['-p'],
      kind: 'text',
      completes: 'folder',
      help: 'Folder to write to; the current one by default.',
    },
  ],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = models.find(call.tx.world, call.workspace, args.need('name'), args.need('version'), null);
      if (found.error) return { kind: 'error', error: { ...found.error, exitCode: 1 } };
      const node = modelTree(call.tx.world, found.value);
      if (!node)
        return {
          kind: 'error',
          error: {
            code: 'UserError',
            message: `Nothing is stored at azureml://datastores/${found.value.datastore}/paths/${found.value.path} any more.`,
          },
        };
      const folder = joinPath(call.cwd, `${args.text('download-path') ?? '.'}/${found.value.name}`);
      const to = node.kind === 'dir' ? folder : joinPath(folder, found.value.path.split('/').at(-1) ?? 'model');
      placeTree(call.files, to, node);
      return { kind: 'nothing', notes: `Downloading the model ${found.value.name} at ${folder}\n` };
    }),
});

/** `az ml model …` */
export const modelCommands: readonly AzCommand[] = [createCommand, downloadCommand, ...assetCommands(modelKind)];
