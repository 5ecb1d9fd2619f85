import * as v from 'valibot';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { scoringHost } from '../../azure/online-endpoint/endpoint-document.ts';
import { walkCommits } from '../../git/history.ts';
import { hasObject } from '../../git/objects.ts';
import { headOid, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import { orNull, rememberedFor, workingCopy } from '../repository/working-copy.ts';
import { defineView } from './view.ts';

/** What a word of a terminal's output may lead to, beside the places. */
export interface LinkTargets {
  readonly deployments: readonly { readonly endpoint: string; readonly name: string }[];
  readonly hosts: readonly { readonly host: string; readonly endpoint: string }[]; // of scoring URIs
  readonly files: readonly string[]; // of the working copy, by path
  readonly commits: readonly string[]; // full ids
}

const MOST_FILES = 5000;
const MOST_COMMITS = 2000;

/** Names that become links where they stand in output. */
export const linkTargetsView = defineView(
  'link-targets',
  v.strictObject({}),
  ({ world, context }): LinkTargets => {
    const copy = workingCopy({ world, context });
    const repository = copy?.repository;
    return {
      deployments: deployments.all(world).map(({ endpoint, name }) => ({ endpoint, name })),
      hosts: endpoints.all(world).map((row) => ({ host: scoringHost(world, row), endpoint: row.name })),
      files: copy ? rememberedFor(copy.folder, 'link-files', () => filesOf(copy.folder)) : [],
      commits: copy && repository ? rememberedFor(copy.folder, 'link-commits', () => commitsOf(repository)) : [],
    };
  },
  { everyMs: 1000 },
);

function filesOf(folder: DirNode): string[] {
  const out: string[] = [];
  const visit = (dir: DirNode, at: string): void => {
    for (const name of Object.keys(dir.entries).sort()) {
      const node = dir.entries[name];
      if (out.length >= MOST_FILES || !node || name === '.git') continue;
      if (node.kind === 'dir') visit(node, `${at}${name}/`);
      else out.push(at + name);
    }
  };
  visit(folder, '');
  return out;
}

/** Commits of every branch and tag; none when `.git` is broken. */
const commitsOf = (repo: Repository): string[] =>
  orNull(() => {
    const refs = [...listRefs(repo, 'refs/').map((ref) => readRef(repo, `refs/${ref}`)), headOid(repo)];
    const tips = refs.flatMap((oid) =>
      oid !== undefined && hasObject(repo, oid) ? (findCommit(repo, oid) ?? []) : [],
    );
    const out: string[] = [];
    for (const { oid } of walkCommits(repo, { tips })) if (out.push(oid) >= MOST_COMMITS) break;
    return out;
  }) ?? [];
