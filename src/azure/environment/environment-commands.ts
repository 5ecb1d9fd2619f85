import { joinPath } from '../../kernel/files/file-tree.ts';
import type { Json } from '../../kernel/json.ts';
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
import { type JsonObject, readSpecFile, readYaml } from '../spec-file.ts';
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
import { resolveConda } from './conda.ts';
import { type Environment, environments, putEnvironment } from './environment.ts';

export const ENVIRONMENT_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  version,
  image: text,
  build: anything,
  conda_file: { kind: 'either', of: [text, { kind: 'map', item: anything }] },
  os_type: choice(['linux', 'windows']),
  inference_config: anything,
};

const environmentKind: AssetKind<Environment> = {
  group: 'environment',
  collection: 'environments',
  table: environments,
  idPrefix: 'azureml:',
  details: (row) => ({
    ...(row.condaFile === null ? {} : { conda_file: row.condaFile }),
    image: row.image,
    os_type: row.osType,
  }),
};

/** What the conda file of a specification holds: inline, or the file it names. */
function condaOf(call: AzCall, folder: string, value: Json | undefined): Checked<Json> {
  if (value === undefined || value === null) return { value: null };
  if (typeof value !== 'string') return { value };
  const file = readYaml(call, joinPath(folder, value));
  return file.error ? file : { value: file.value.value };
}

function specification(
  args: AzArguments,
  call: AzCall,
): Checked<{ readonly folder: string; readonly spec: JsonObject }> {
  const file = readSpecFile(args, call);
  if (file.error) return file;
  if (Array.isArray(file.value.value.dependencies))
    return mistake(
      null,
      'This looks like a conda file, but --file/-f takes the YAML of an environment. Give the conda file with --conda-file/-c.',
    );
  const flags: { [key: string]: string } = {};
  for (const [flag, key] of [
    ['name', 'name'],
    ['version', 'version'],
    ['image', 'image'],
    ['description', 'description'],
    ['os-type', 'os_type'],
    ['conda-file', 'conda_file'],
  ] as const) {
    const value = args.text(flag);
    if (value !== undefined) flags[key] = value;
  }
  const spec = { ...file.value.value, ...flags };
  const problems = checkFields(ENVIRONMENT_FIELDS, spec);
  if (problems.length > 0) return { error: specError('Environment', problems) };
  return { value: { folder: args.text('conda-file') === undefined ? file.value.folder : call.cwd, spec } };
}

/** What Azure refuses before it looks at the packages. */
function refusal(spec: JsonObject, name: string): Checked<null> {
  if (/^(azureml|microsoft)/i.test(name))
    return mistake('UserError', `Environment names that begin with AzureML or Microsoft are reserved: ${name}.`);
  if (name.length > 255) return mistake('UserError', 'An environment name has at most 255 characters.');
  if (spec.build !== undefined && spec.image !== undefined)
    return mistake('UserError', 'Cannot provide both an image and a build context for an environment.');
  if (spec.build !== undefined) return mistake(null, 'not simulated: environments built from a Dockerfile (build).');
  if (spec.image === undefined)
    return mistake(
      'UserError',
      spec.conda_file === undefined
        ? 'An environment needs an image, or a build context.'
        : 'A conda_file needs an image to be installed on.',
    );
  return { value: null };
}

const createCommand = defineAzCommand({
  name: 'ml environment create',
  summary: 'Register a version of an environment: an image and the packages to be installed on it.',
  args: [
    FILE,
    SET,
    { ...assetName(environments), isRequired: false },
    VERSION,
    { name: '--image', aliases: ['-i'], kind: 'text', help: 'Base image.' },
    { name: '--conda-file', aliases: ['-c'], kind: 'text', completes: 'file', help: 'Conda file with exact versions.' },
    {
      name: '--os-type',
      kind: 'text',
      completes: () => ['linux', 'windows'].map((text) => ({ text, kind: 'value', about: '' })),
      help: 'linux or windows.',
    },
    { name: '--description', kind: 'text', help: 'What it is for.' },
    { name: '--tags', kind: 'pairs', help: 'Tags, each as <key>=<value>.' },
  ],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const read = specification(args, call);
      if (read.error) return { kind: 'error', error: read.error };
      const { spec, folder } = read.value;
      const name = textOf(spec.name) ?? '';
      const wanted = textOf(spec.version) ?? environments.nextVersion(call.tx.world, workspace.name, name);
      const refused = refusal(spec, name);
      if (refused.error) return { kind: 'error', error: refused.error };
      if (environments.rows.get(call.tx.world, environments.id(workspace.name, name, wanted)))
        return {
          kind: 'error',
          error: {
            code: 'UserError',
            message: `Environment ${name}:${wanted} already exists. A version never changes; register a new one.`,
          },
        };
      const conda = condaOf(call, folder, spec.conda_file);
      if (conda.error) return { kind: 'error', error: conda.error };
      const packages = resolveConda(conda.value);
      if (packages.error) return { kind: 'error', error: packages.error };
      const tags = textsOf(spec.tags);
      for (const pair of args.list('tags')) tags[pair.replace(/=.*$/s, '')] = pair.replace(/^[^=]*=?/, '');
      putEnvironment(call.tx, {
        workspace: workspace.name,
        name,
        version: wanted,
        image: textOf(spec.image) ?? '',
        condaFile: conda.value,
        osType: textOf(spec.os_type)?.toLowerCase() === 'windows' ? 'windows' : 'linux',
        description: textOf(spec.description) ?? '',
        tags,
        properties: textsOf(spec.properties),
        createdBy: call.actor,
      });
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/environments/versions/write',
        resource: `${workspace.name}/environments/${name}/versions/${wanted}`,
        detail: Object.entries(packages.value)
          .map(([distribution, pin]) => `${distribution}==${pin}`)
          .join(' '),
      });
      const row = environments.rows.need(call.tx.world, environments.id(workspace.name, name, wanted));
      return { kind: 'result', result: assetDocument(environmentKind, row, workspace) };
    }),
});

/** `az ml environment …` */
export const environmentCommands: readonly AzCommand[] = [createCommand, ...assetCommands(environmentKind)];
