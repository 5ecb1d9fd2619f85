// How fetch and push report what happened to each ref.
import { abbreviate } from '../../git/objects.ts';
import type { Repository } from '../../git/repository.ts';
import type { RefUpdate } from '../../git/transfer.ts';

const shortRef = (ref: string): string => ref.replace(/^refs\/(heads|tags|remotes)\//, '');

/** Only repositories of the simulated file system can be reached. */
export function noRemoteText(url: string): string {
  const isAddress = /^[a-z+]+:\/\//.test(url) || /^[\w.-]+@[\w.-]+:/.test(url);
  return isAddress && !url.startsWith('file://')
    ? `unable to access '${url}': not simulated, only repositories of this file system can be reached`
    : `'${url}' does not appear to be a git repository`;
}

/** `abc1234..def5678`, `+ abc1234...def5678`. */
function rangeOf(repo: Repository, update: RefUpdate): string {
  const short = (oid: string | undefined): string => (oid === undefined ? '' : abbreviate(repo, oid));
  return `${short(update.before)}${update.kind === 'forced' ? '...' : '..'}${short(update.after)}`;
}

const FLAGS = { new: '*', 'fast-forward': ' ', forced: '+', same: '=', rejected: '!', deleted: '-' } as const;

export function fetchLines(repo: Repository, updates: readonly RefUpdate[]): string {
  const width = Math.max(10, ...updates.map((update) => shortRef(update.source).length));
  return updates
    .filter((update) => update.kind !== 'same')
    .map((update) => {
      const isTag = update.target.startsWith('refs/tags/');
      const what =
        update.kind === 'new'
          ? `[new ${isTag ? 'tag' : 'branch'}]`
          : update.kind === 'deleted'
            ? '[deleted]'
            : update.kind === 'rejected'
              ? '[rejected]'
              : rangeOf(repo, update);
      const source = update.kind === 'deleted' ? '(none)' : shortRef(update.source);
      const note =
        update.kind === 'forced'
          ? '  (forced update)'
          : update.kind === 'rejected'
            ? `  (${update.reason === 'already exists' ? 'would clobber existing tag' : 'non-fast-forward'})`
            : '';
      return ` ${FLAGS[update.kind]} ${what.padEnd(17)} ${source.padEnd(width)} -> ${shortRef(update.target)}${note}\n`;
    })
    .join('');
}

export function pushLines(repo: Repository, updates: readonly RefUpdate[]): string {
  return updates
    .map((update) => {
      const isTag = update.target.startsWith('refs/tags/');
      const target = shortRef(update.target);
      if (update.kind === 'deleted') return ` - [deleted]         ${target}\n`;
      const what =
        update.kind === 'new'
          ? `[new ${isTag ? 'tag' : 'branch'}]`
          : update.kind === 'rejected'
            ? '[rejected]'
            : rangeOf(repo, update);
      const note =
        update.kind === 'forced' ? ' (forced update)' : update.kind === 'rejected' ? ` (${update.reason})` : '';
      return ` ${FLAGS[update.kind]} ${what.padEnd(17)} ${update.typed ?? shortRef(update.source)} -> ${target}${note}\n`;
    })
    .join('');
}
