import * as v from 'valibot';
import { parse } from 'yaml';
import { deploymentId, deployments } from '../../azure/online-endpoint/deployment.ts';
import type { Context } from '../../kernel/context.ts';
import type { FileTree } from '../../kernel/files/file-tree.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** Files of the player's working copy that belong to an endpoint. Paths are relative to it: terminals start there. */
export interface EndpointFiles {
  readonly specs: readonly DeploymentFile[]; // deployments of this endpoint, by path
  readonly payloads: readonly PayloadFile[]; // sample requests, by path
}

export interface DeploymentFile {
  readonly path: string; // 'endpoints/checkout-risk/green.yml'
  readonly name: string; // of the deployment it describes
  readonly model: string; // as it is written there: 'azureml:checkout-risk:12'
  readonly exists: boolean; // the endpoint has a deployment of this name
}

export interface PayloadFile {
  readonly path: string; // 'tests/fixtures/payloads/regular-card.json'
  readonly text: string;
}

const WORKING_COPY = '/home/oncall/kestrand-ml';
const MOST_BYTES = 100_000;

export const endpointFilesView = defineView(
  'endpoint-files',
  v.strictObject({ endpoint: v.string() }),
  ({ world, context, params }) => filesOf(world, context, params.endpoint),
  { everyMs: 1000 },
);

function filesOf(world: World, context: Context, endpoint: string): EndpointFiles {
  const files = seenFiles(world, context.content);
  if (files.find(WORKING_COPY)?.kind !== 'dir') return { specs: [], payloads: [] };
  const paths = files
    .list(WORKING_COPY)
    .filter((name) => name !== '.git' && files.find(`${WORKING_COPY}/${name}`, false)?.kind === 'dir')
    .flatMap((name) => files.walkFiles(`${WORKING_COPY}/${name}`).map((path) => `${name}/${path}`));
  return {
    specs: paths.filter(isYaml).flatMap((path) => specOf(world, context, files, path, endpoint)),
    payloads: paths.filter(isPayload).flatMap((path) => {
      const text = textOf(files, path);
      return text === null ? [] : [{ path, text }];
    }),
  };
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);
const isPayload = (path: string): boolean => /(^|\/)fixtures\/.*\.json$/.test(path);

function textOf(files: FileTree, path: string): string | null {
  const node = files.find(`${WORKING_COPY}/${path}`);
  return node?.kind === 'file' && node.size <= MOST_BYTES ? files.content.text(node.ref) : null;
}

function specOf(world: World, context: Context, files: FileTree, path: string, endpoint: string): DeploymentFile[] {
  const node = files.find(`${WORKING_COPY}/${path}`);
  if (node?.kind !== 'file' || node.size > MOST_BYTES) return [];
  const spec = context.memo.get(`deployment-file/${node.ref}`, () => readSpec(files.content.text(node.ref)));
  if (spec?.endpoint !== endpoint) return [];
  const { name, model } = spec;
  return [{ path, name, model, exists: deployments.get(world, deploymentId(endpoint, name)) !== undefined }];
}

/** What makes a YAML file the description of a deployment; null for any other, broken ones included. */
function readSpec(text: string): { readonly name: string; readonly endpoint: string; readonly model: string } | null {
  try {
    const value: unknown = parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { name, endpoint_name: endpoint, model = '' } = value as { readonly [key: string]: unknown };
    if (typeof name !== 'string' || typeof endpoint !== 'string') return null;
    return { name, endpoint, model: typeof model === 'string' ? model : '' };
  } catch {
    return null;
  }
}
