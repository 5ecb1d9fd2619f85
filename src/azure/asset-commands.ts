import type { Json } from '../kernel/json.ts';
import type { Suggestion } from '../kernel/suggestion.ts';
import { isoTime } from '../kernel/time.ts';
import type { Mutable } from '../kernel/tx.ts';
import { recordActivity } from './activity.ts';
import { type Checked, contextTime, mistake, principalType, workspaceArmId } from './arm.ts';
import type { AssetRow, AssetTable } from './asset.ts';
import {
  type AzArgument,
  type AzArguments,
  type AzAsked,
  type AzCall,
  type AzCommand,
  type AzOutcome,
  defineAzCommand,
} from './az-command.ts';
import { applySettings, type JsonObject } from './spec-file.ts';
import { textOf, textsOf } from './spec-schema.ts';
import { findWorkspace, type Workspace } from './workspace/workspace.ts';

/** What the commands of one kind of asset need to know about it. */
export interface AssetKind<Row extends AssetRow> {
  readonly group: string; // 'model': the commands are `az ml model …`
  readonly collection: string; // 'models', as in ARM ids
  readonly table: AssetTable<Row>;
  readonly idPrefix: 'azureml:' | ''; // what the CLI writes before the ARM id
  /** The document of a version, without what every kind has. */
  details(row: Row, workspace: Workspace): JsonObject;
  /** Changes one own property on `update`; false when it cannot be changed. */
  setOwn?(row: Mutable<Row>, property: string, value: Json): boolean;
}

export const NAME: AzArgument = { name: '--name', aliases: ['-n'], kind: 'text', isRequired: true, help: 'Its name.' };
export const VERSION: AzArgument = { name: '--version', aliases: ['-v'], kind: 'text', help: 'Its version.' };
export const LABEL: AzArgument = {
  name: '--label',
  aliases: ['-l'],
  kind: 'text',
  help: "A label, such as 'latest'.",
  completes: () => [{ text: 'latest', kind: 'label', about: 'The version created last.' }],
};
export const FILE: AzArgument = {
  name: '--file',
  aliases: ['-f'],
  kind: 'text',
  help: 'YAML file that specifies it.',
  completes: 'file',
};
export const SET: AzArgument = {
  name: '--set',
  kind: 'pairs',
  isRepeatable: true,
  help: 'Properties to change, each as <property path>=<value>.',
};
export const MAX_RESULTS: AzArgument = {
  name: '--max-results',
  aliases: ['-r'],
  kind: 'integer',
  help: 'How many to list at most.',
};
export const ARCHIVED: readonly AzArgument[] = [
  { name: '--include-archived', kind: 'flag', help: 'List archived ones as well.' },
  { name: '--archived-only', kind: 'flag', help: 'List archived ones only.' },
];

/** `--name` of a kind of asset: the names that exist, with their latest version. */
export const assetName = <Row extends AssetRow>(table: AssetTable<Row>): AzArgument => ({
  ...NAME,
  completes: ({ world, workspace }) =>
    namesOf(table.rows.all(world).filter((row) => row.workspace === workspace)).map((name) => {
      const latest = table.latest(world, workspace, name);
      return { text: name, kind: table.noun, about: latest ? `latest ${latest.version}. ${latest.description}` : '' };
    }),
});

/** `--version` of the asset that `--name` names, newest first. */
export const assetVersion = <Row extends AssetRow>(table: AssetTable<Row>): AzArgument => ({
  ...VERSION,
  completes: ({ world, workspace, text }: AzAsked): Suggestion[] =>
    table
      .versions(world, workspace, text('name') ?? '')
      .reverse()
      .map(({ version, description, createdAt, isArchived }) => ({
        text: version,
        kind: 'version',
        about: `${isArchived ? 'archived, ' : ''}created ${isoTime(createdAt).slice(0, 10)}. ${description}`.trim(),
      })),
});

/** `--stage` of models: the stages that are in use. */
const stageOf = <Row extends AssetRow>(kind: AssetKind<Row>) => ({
  name: '--stage',
  aliases: ['-s'],
  kind: 'text' as const,
  completes: ({ world, workspace, resourceGroup }: AzAsked): Suggestion[] => {
    const place = findWorkspace(world, resourceGroup, workspace);
    if (place.error) return [];
    const stages = kind.table.rows.all(world).flatMap((row) => textOf(kind.details(row, place.value).stage) ?? []);
    return [...new Set(stages)].sort().map((text) => ({ text, kind: 'stage', about: '' }));
  },
});

const namesOf = (rows: readonly AssetRow[]): string[] => [...new Set(rows.map(({ name }) => name))].sort();

/** 'a model', 'an environment' */
const article = <Row extends AssetRow>({ table: { noun } }: AssetKind<Row>): string =>
  `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** A document with its keys in order, as `az` prints them. */
export function documentOf(fields: JsonObject): JsonObject {
  const sorted: { [key: string]: Json } = {};
  for (const key of Object.keys(fields).sort()) sorted[key] = fields[key] as Json;
  return sorted;
}

export const workspaceOf = (call: AzCall): Checked<Workspace> =>
  findWorkspace(call.tx.world, call.resourceGroup, call.workspace);

/** Runs a command in the workspace of the call, or answers that there is none. */
export function inWorkspace(call: AzCall, run: (workspace: Workspace) => AzOutcome): AzOutcome {
  const workspace = workspaceOf(call);
  return workspace.error ? { kind: 'error', error: workspace.error } : run(workspace.value);
}

/** The document of one version. */
export const assetDocument = <Row extends AssetRow>(kind: AssetKind<Row>, row: Row, workspace: Workspace): JsonObject =>
  documentOf({
    creation_context: {
      created_at: contextTime(row.createdAt),
      created_by: row.createdBy,
      created_by_type: principalType(row.createdBy),
      last_modified_at: contextTime(row.modifiedAt),
      last_modified_by: row.modifiedBy,
      last_modified_by_type: principalType(row.modifiedBy),
    },
    description: row.description,
    id: `${kind.idPrefix}${workspaceArmId(workspace.resourceGroup, workspace.name)}/${kind.collection}/${row.name}/versions/${row.version}`,
    name: row.name,
    properties: row.properties,
    resourceGroup: workspace.resourceGroup,
    tags: row.tags,
    version: row.version,
    ...kind.details(row, workspace),
  });

const find = <Row extends AssetRow>(kind: AssetKind<Row>, args: AzArguments, call: AzCall): Checked<Row> =>
  kind.table.find(
    call.tx.world,
    call.workspace,
    args.need('name'),
    args.text('version') ?? null,
    args.text('label') ?? null,
  );

/** `show`, `list`, `update`, `archive` and `restore` of a kind of asset. */
export const assetCommands = <Row extends AssetRow>(kind: AssetKind<Row>): readonly AzCommand[] => [
  showCommand(kind),
  listCommand(kind),
  updateCommand(kind),
  archiveCommand(kind, true),
  archiveCommand(kind, false),
];

const showCommand = <Row extends AssetRow>(kind: AssetKind<Row>): AzCommand =>
  defineAzCommand({
    name: `ml ${kind.group} show`,
    summary: `Show one version of ${article(kind)}.`,
    args: [assetName(kind.table), assetVersion(kind.table), LABEL],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const row = find(kind, args, call);
        return row.error
          ? { kind: 'error', error: row.error }
          : { kind: 'result', result: assetDocument(kind, row.value, workspace) };
      }),
  });

const listCommand = <Row extends AssetRow>(kind: AssetKind<Row>): AzCommand =>
  defineAzCommand({
    name: `ml ${kind.group} list`,
    summary: `List the ${kind.table.noun}s of a workspace, or with --name the versions of one.`,
    args: [
      { ...assetName(kind.table), isRequired: false },
      MAX_RESULTS,
      ...ARCHIVED,
      ...(kind.group === 'model' ? [{ ...stageOf(kind), help: 'Only those in this stage.' }] : []),
    ],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const name = args.text('name');
        const stage = kind.group === 'model' ? args.text('stage') : undefined;
        const rows = kind.table.rows
          .all(call.tx.world)
          .filter((row) => row.workspace === call.workspace && (name === undefined || row.name === name))
          .filter((row) =>
            args.flag('archived-only') ? row.isArchived : args.flag('include-archived') || !row.isArchived,
          )
          .filter((row) => stage === undefined || kind.details(row, workspace).stage === stage);
        const documents =
          name === undefined && stage === undefined
            ? containers(kind, rows, workspace)
            : kind.table
                .sort(rows)
                .reverse()
                .map((row) => assetDocument(kind, row, workspace));
        return listed(documents, args);
      }),
  });

/** The first `--max-results` of a list, or the first 50 with a note that there are more. */
export function listed(documents: readonly JsonObject[], args: AzArguments): AzOutcome {
  const most = args.integer('max-results');
  const result = documents.slice(0, most ?? 50);
  return most === undefined && documents.length > 50
    ? { kind: 'result', result, notes: 'Displaying top 50 results from the list command.\n' }
    : { kind: 'result', result };
}

/** One entry per name: what the CLI lists without `--name`. */
function containers<Row extends AssetRow>(
  kind: AssetKind<Row>,
  rows: readonly Row[],
  workspace: Workspace,
): JsonObject[] {
  return namesOf(rows).map((name) => {
    const versions = kind.table.sort(rows.filter((row) => row.name === name));
    const first = versions[0] as Row;
    const last = versions.at(-1) as Row;
    const { type } = kind.details(last, workspace);
    return documentOf({
      creation_context: {
        created_at: contextTime(first.createdAt),
        created_by: first.createdBy,
        created_by_type: principalType(first.createdBy),
        last_modified_at: contextTime(last.modifiedAt),
      },
      description: '',
      id: `${kind.idPrefix}${workspaceArmId(workspace.resourceGroup, workspace.name)}/${kind.collection}/${name}`,
      'latest version': last.version,
      name,
      properties: {},
      resourceGroup: workspace.resourceGroup,
      tags: {},
      ...(kind.group === 'model' ? { stage: null } : {}),
      ...(kind.group === 'data' && type !== undefined ? { type } : {}),
    });
  });
}

const updateCommand = <Row extends AssetRow>(kind: AssetKind<Row>): AzCommand =>
  defineAzCommand({
    name: `ml ${kind.group} update`,
    summary: `Change description, tags or properties of a version of ${article(kind)}; its content never changes.`,
    args: [
      assetName(kind.table),
      assetVersion(kind.table),
      LABEL,
      SET,
      ...(kind.group === 'model' ? [{ ...stageOf(kind), help: 'Stage to set.' }] : []),
    ],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const found = find(kind, args, call);
        if (found.error) return { kind: 'error', error: { ...found.error, exitCode: 1 } };
        const stage = kind.group === 'model' ? args.text('stage') : undefined;
        const settings = [...args.list('set'), ...(stage === undefined ? [] : [`stage=${JSON.stringify(stage)}`])];
        const changed = change(kind, found.value, settings, call);
        return changed.error
          ? { kind: 'error', error: changed.error }
          : { kind: 'result', result: assetDocument(kind, changed.value, workspace) };
      }),
  });

function change<Row extends AssetRow>(
  kind: AssetKind<Row>,
  row: Row,
  settings: readonly string[],
  call: AzCall,
): Checked<Row> {
  const wanted = applySettings({ description: row.description, tags: row.tags, properties: row.properties }, settings);
  if (wanted.error) return wanted;
  const { description, tags, properties, ...own } = wanted.value;
  const next: Mutable<Row> = { ...row };
  next.description = String(description ?? '');
  next.tags = textsOf(tags);
  next.properties = textsOf(properties);
  for (const [property, value] of Object.entries(own))
    if (!kind.setOwn?.(next, property, value))
      return mistake(
        'UserError',
        property === 'path'
          ? 'Asset paths cannot be updated.'
          : `The property '${property}' of ${article(kind)} cannot be updated.`,
      );
  next.modifiedAt = call.tx.world.now;
  next.modifiedBy = call.actor;
  kind.table.rows.put(call.tx, kind.table.id(row.workspace, row.name, row.version), next);
  recordActivity(call.tx, {
    actor: call.actor,
    operation: `Microsoft.MachineLearningServices/workspaces/${kind.collection}/versions/write`,
    resource: `${row.workspace}/${kind.collection}/${row.name}/versions/${row.version}`,
    detail: settings.join(' '),
  });
  return { value: next };
}

const archiveCommand = <Row extends AssetRow>(kind: AssetKind<Row>, isArchived: boolean): AzCommand => {
  const verb = isArchived ? 'archive' : 'restore';
  return defineAzCommand({
    name: `ml ${kind.group} ${verb}`,
    summary: `${isArchived ? 'Hide' : 'Show'} a version of ${article(kind)}, or all its versions, ${isArchived ? 'from' : 'again in'} lists.`,
    args: [assetName(kind.table), assetVersion(kind.table), LABEL],
    run: (args, call) =>
      inWorkspace(call, () => {
        const { world } = call.tx;
        const isOne = args.text('version') !== undefined || args.text('label') !== undefined;
        const found = isOne ? find(kind, args, call) : undefined;
        if (found?.error) return { kind: 'error', error: found.error };
        const rows = found ? [found.value as Row] : kind.table.versions(world, call.workspace, args.need('name'));
        if (rows.length === 0)
          return {
            kind: 'error',
            error: { code: 'UserError', message: `Not found ${kind.table.noun} ${args.need('name')}.` },
          };
        for (const row of rows) {
          const { rows: table, id } = kind.table;
          table.edit(call.tx, id(row.workspace, row.name, row.version)).isArchived = isArchived as Row['isArchived'];
        }
        recordActivity(call.tx, {
          actor: call.actor,
          operation: `Microsoft.MachineLearningServices/workspaces/${kind.collection}/versions/write`,
          resource: `${call.workspace}/${kind.collection}/${args.need('name')}`,
          detail: `${verb} ${rows.map(({ version }) => version).join(' ')}`,
        });
        return { kind: 'nothing' };
      }),
  });
};
