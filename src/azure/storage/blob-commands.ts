import { joinPath } from '../../kernel/files/file-tree.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import { type Checked, contextTime, mistake } from '../arm.ts';
import { documentOf } from '../asset-commands.ts';
import {
  type AzArgument,
  type AzArguments,
  type AzAsked,
  type AzCall,
  type AzCommand,
  defineAzCommand,
} from '../az-command.ts';
import type { JsonObject } from '../spec-file.ts';
import {
  type BlobContainer,
  blobAt,
  blobContainers,
  containerId,
  listBlobs,
  storageAccounts,
} from './blob-container.ts';
import { placeTree } from './place-tree.ts';

const ACCOUNT: AzArgument = {
  name: '--account-name',
  kind: 'text',
  completes: ({ world }) =>
    storageAccounts.all(world).map(({ name, resourceGroup }) => ({
      text: name,
      kind: 'storage account',
      about: resourceGroup,
    })),
  help: 'The storage account.',
};

/** The containers of `--account-name`, of every account while none is said. */
const containerNames = ({ world, text }: AzAsked): Suggestion[] =>
  blobContainers
    .all(world)
    .filter(({ account }) => account === (text('account-name') ?? account))
    .map(({ name, account }) => ({ text: name, kind: 'container', about: account }));

/** The blobs and folders of `--container-name` below the folder that is typed. */
function blobNames({ world, text, typed }: AzAsked): Suggestion[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const container = blobContainers
    .all(world)
    .find(({ name, account }) => name === text('container-name') && account === (text('account-name') ?? account));
  const node = container && blobAt(world, containerId(container.account, container.name), folder);
  if (node?.kind !== 'dir') return [];
  return Object.keys(node.entries)
    .sort()
    .map((name) =>
      node.entries[name]?.kind === 'dir'
        ? { text: `${folder}${name}/`, kind: 'folder', about: '', isOpen: true }
        : { text: `${folder}${name}`, kind: 'blob', about: '' },
    );
}
const CONTAINER: AzArgument = {
  name: '--container-name',
  aliases: ['-c'],
  kind: 'text',
  isRequired: true,
  completes: containerNames,
  help: 'The container.',
};
const AUTH: AzArgument = {
  name: '--auth-mode',
  kind: 'text',
  choices: ['key', 'login'],
  help: "Whether to use the account's key or your own sign-in.",
};
const BLOB: AzArgument = {
  name: '--name',
  aliases: ['-n'],
  kind: 'text',
  isRequired: true,
  completes: blobNames,
  help: 'The blob.',
};
const NO_PROGRESS: AzArgument = { name: '--no-progress', kind: 'flag', help: 'Print no progress.' };

function findContainer(args: AzArguments, call: AzCall, name: string): Checked<BlobContainer> {
  const account = args.text('account-name') ?? call.env.get('AZURE_STORAGE_ACCOUNT');
  if (account === undefined)
    return mistake(null, 'Missing credentials to access storage service: give --account-name.');
  if (!storageAccounts.get(call.tx.world, account))
    return mistake(null, `Failed to resolve '${account}.blob.core.windows.net': there is no such storage account.`);
  const found = blobContainers.get(call.tx.world, containerId(account, name));
  return found ? { value: found } : mistake('ContainerNotFound', 'The specified container does not exist.', 3);
}

function findBlob(args: AzArguments, call: AzCall): Checked<{ readonly container: string; readonly node: FileNode }> {
  const container = findContainer(args, call, args.need('container-name'));
  if (container.error) return container;
  const node = blobAt(call.tx.world, containerId(container.value.account, container.value.name), args.need('name'));
  return node?.kind === 'file'
    ? { value: { container: container.value.name, node } }
    : mistake('BlobNotFound', 'The specified blob does not exist.', 3);
}

const blobDocument = (container: string, name: string, node: FileNode): JsonObject =>
  documentOf({
    container,
    deleted: null,
    metadata: {},
    name,
    properties: documentOf({
      blobType: 'BlockBlob',
      contentLength: node.size,
      contentSettings: { contentType: 'application/octet-stream' },
      etag: `0x${node.ino.toString(16).toUpperCase().padStart(15, '0')}`,
      lastModified: contextTime(node.mtime).replace('.000000', ''),
    }),
    snapshot: null,
    versionId: null,
  });

const listCommand = defineAzCommand({
  name: 'storage blob list',
  summary: 'List the blobs of a container.',
  args: [
    CONTAINER,
    ACCOUNT,
    AUTH,
    { name: '--prefix', kind: 'text', completes: blobNames, help: 'Only blobs whose names begin so.' },
    { name: '--num-results', kind: 'text', help: "How many at most (5000), or '*' for all." },
  ],
  tableColumns: [
    ['Name', 'name'],
    ['Blob Type', 'properties.blobType'],
    ['Length', 'properties.contentLength'],
    ['Content Type', 'properties.contentSettings.contentType'],
    ['Last Modified', 'properties.lastModified'],
  ],
  run(args, call) {
    const container = findContainer(args, call, args.need('container-name'));
    if (container.error) return { kind: 'error', error: container.error };
    const most = args.text('num-results') ?? '5000';
    if (most !== '*' && !/^[1-9]\d*$/.test(most))
      return {
        kind: 'error',
        error: { code: null, message: `argument --num-results: invalid value: '${most}'`, exitCode: 2 },
      };
    const prefix = args.text('prefix') ?? '';
    const blobs = listBlobs(container.value.tree, '').filter(({ name }) => name.startsWith(prefix));
    const shown = most === '*' ? blobs : blobs.slice(0, Number(most));
    return { kind: 'result', result: shown.map(({ name, node }) => blobDocument(container.value.name, name, node)) };
  },
});

const showCommand = defineAzCommand({
  name: 'storage blob show',
  summary: 'Show the properties of a blob.',
  args: [BLOB, CONTAINER, ACCOUNT, AUTH],
  run(args, call) {
    const blob = findBlob(args, call);
    return blob.error
      ? { kind: 'error', error: blob.error }
      : { kind: 'result', result: blobDocument(blob.value.container, args.need('name'), blob.value.node) };
  },
});

const downloadCommand = defineAzCommand({
  name: 'storage blob download',
  summary: 'Write a blob to a file.',
  args: [
    BLOB,
    CONTAINER,
    ACCOUNT,
    AUTH,
    { name: '--file', aliases: ['-f'], kind: 'text', isRequired: true, completes: 'file', help: 'File to write.' },
    NO_PROGRESS,
  ],
  run(args, call) {
    const blob = findBlob(args, call);
    if (blob.error) return { kind: 'error', error: { ...blob.error, exitCode: 1 } };
    const path = joinPath(call.cwd, args.need('file'));
    if (call.files.find(joinPath(path, '..'))?.kind !== 'dir' || call.files.find(path)?.kind === 'dir')
      return {
        kind: 'error',
        error: { code: null, message: `[Errno 2] No such file or directory: '${args.need('file')}'` },
      };
    placeTree(call.files, path, blob.value.node);
    return { kind: 'result', result: blobDocument(blob.value.container, args.need('name'), blob.value.node) };
  },
});

const downloadBatchCommand = defineAzCommand({
  name: 'storage blob download-batch',
  summary: 'Write all blobs of a container, or those that match a pattern, to a folder.',
  args: [
    {
      name: '--source',
      aliases: ['-s'],
      kind: 'text',
      isRequired: true,
      completes: containerNames,
      help: 'The container.',
    },
    {
      name: '--destination',
      aliases: ['-d'],
      kind: 'text',
      isRequired: true,
      completes: 'folder',
      help: 'An existing folder.',
    },
    { name: '--pattern', kind: 'text', help: "Only blobs whose names match, with '*' and '?'." },
    ACCOUNT,
    AUTH,
    NO_PROGRESS,
  ],
  run(args, call) {
    const container = findContainer(args, call, args.need('source'));
    if (container.error) return { kind: 'error', error: { ...container.error, exitCode: 1 } };
    const folder = joinPath(call.cwd, args.need('destination'));
    if (call.files.find(folder)?.kind !== 'dir')
      return {
        kind: 'error',
        error: {
          code: null,
          message: `incorrect usage: destination must be an existing directory: '${args.need('destination')}'`,
        },
      };
    const pattern = globPattern(args.text('pattern') ?? '*');
    const blobs = listBlobs(container.value.tree, '').filter(({ name }) => pattern.test(name));
    for (const { name, node } of blobs) placeTree(call.files, joinPath(folder, name), node);
    return { kind: 'result', result: blobs.map(({ name }) => name) };
  },
});

/** `*` spans folders too, as in the CLI. */
const globPattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

const containerListCommand = defineAzCommand({
  name: 'storage container list',
  summary: 'List the containers of a storage account.',
  args: [ACCOUNT, AUTH, { name: '--prefix', kind: 'text', help: 'Only containers whose names begin so.' }],
  run(args, call) {
    const account = args.text('account-name') ?? call.env.get('AZURE_STORAGE_ACCOUNT') ?? '';
    if (!storageAccounts.get(call.tx.world, account))
      return {
        kind: 'error',
        error: {
          code: null,
          message: `Failed to resolve '${account}.blob.core.windows.net': there is no such storage account.`,
        },
      };
    const rows = blobContainers
      .all(call.tx.world)
      .filter((row) => row.account === account && row.name.startsWith(args.text('prefix') ?? ''));
    return {
      kind: 'result',
      result: rows.map((row) => ({
        metadata: null,
        name: row.name,
        properties: { lastModified: contextTime(row.createdAt).replace('.000000', '') },
      })),
    };
  },
});

/** `az storage …` */
export const storageCommands: readonly AzCommand[] = [
  listCommand,
  showCommand,
  downloadCommand,
  downloadBatchCommand,
  containerListCommand,
];
