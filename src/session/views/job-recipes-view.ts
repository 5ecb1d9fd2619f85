import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { parseReference } from '../../azure/reference.ts';
import type { Context } from '../../kernel/context.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { PLAYER } from '../play.ts';
import { specFiles } from '../repository/spec-files.ts';
import { defineView } from './view.ts';

/** A job file in the player's home that runs the command of a job. */
export interface JobRecipe {
  readonly path: string; // '/home/oncall/kestrand-ml/jobs/checkout_train.yml'
  readonly inputs: readonly RecipeInput[];
}

/** An input that is a version of an asset. */
export interface RecipeInput {
  readonly name: string; // 'orders'
  readonly asset: string; // 'checkout-orders'
  readonly inFile: string; // version that the file names
  readonly inJob: string | null; // version that the job had
  readonly versions: readonly string[]; // that exist, newest first
}

/** What a job can be submitted from again: its snapshot is no folder of the terminal, its file in the home is. */
export const jobRecipesView = defineView(
  'job-recipes',
  v.strictObject({ name: v.string() }),
  ({ world, context, params }): JobRecipe[] => recipesFor(world, context, params.name),
  { everyMs: 1000 },
);

interface JobFile {
  readonly command: string; // blanks made alike
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly path: string }[];
}

function recipesFor(world: World, context: Context, name: string): JobRecipe[] {
  const job = jobs.get(world, name);
  if (!job) return [];
  const home = `/home/${PLAYER}`;
  return specFiles(at(world.files, home), home).flatMap(({ path, node }) => {
    const file = context.memo.get(`job-file/${node.ref}`, () => readJobFile(context.content.text(node.ref)));
    if (!file || file.command !== alike(job.command)) return [];
    const inputs = file.inputs.flatMap((input) => {
      const had = job.inputs[input.name];
      return assetInput(world, job.workspace, input, had?.kind === 'data' ? had.reference : '');
    });
    return [{ path, inputs }];
  });
}

const at = (root: TreeNode, path: string): TreeNode | undefined =>
  path
    .split('/')
    .filter(Boolean)
    .reduce<TreeNode | undefined>((node, part) => (node?.kind === 'dir' ? node.entries[part] : undefined), root);

const alike = (command: string): string => command.trim().replace(/\s+/g, ' ');

function readJobFile(text: string): JobFile | null {
  if (!/^command:/m.test(text)) return null;
  const document = parseDocument(text);
  if (document.errors.length > 0) return null;
  const { command, inputs } = document.toJS() as { readonly command?: unknown; readonly inputs?: unknown };
  if (typeof command !== 'string') return null;
  return { command: alike(command), inputs: Object.entries((inputs ?? {}) as object).flatMap(pathInput) };
}

function pathInput([name, value]: [string, unknown]): JobFile['inputs'] {
  const { type = 'uri_folder', path } = (value ?? {}) as { readonly type?: unknown; readonly path?: unknown };
  return typeof path === 'string' ? [{ name, type: String(type), path }] : [];
}

function assetInput(
  world: World,
  workspace: string,
  input: JobFile['inputs'][number],
  had: string,
): readonly RecipeInput[] {
  const reference = parseReference(input.path);
  if (reference.kind !== 'asset') return [];
  const versions = (input.type.endsWith('_model') ? models : dataAssets).versions(world, workspace, reference.name);
  const before = parseReference(had);
  return [
    {
      name: input.name,
      asset: reference.name,
      inFile: reference.version ?? `@${reference.label}`,
      inJob: before.kind === 'asset' && before.name === reference.name ? before.version : null,
      versions: versions.map(({ version }) => version).reverse(),
    },
  ];
}
