// git remote: the repositories this one knows by name.
import { removeConfigSection, setConfigValue } from '../../../git/config-file.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { deleteRef, listRefs, symbolicTarget } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { remotesOf, repositoryConfig } from '../../../git/upstream.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const remote = defineGitSubcommand({
  name: 'remote',
  summary: 'list and change the known repositories',
  usage: 'remote [-v] | add <name> <url> | remove <name> | set-url <name> <url> | get-url <name>',
  options: 'v|verbose f|fetch push',
  words: [['remote']],
  verbs: { add: undefined, 'get-url': undefined, remove: undefined, 'set-url': undefined },
  async run(args, call) {
    const repo = call.repository();
    const [verb, name, url] = args.words;
    if (verb === undefined) {
      for (const { name: known, url: at } of [...remotesOf(repo)].sort((a, b) => (a.name < b.name ? -1 : 1)))
        call.print(args.flag('verbose') ? `${known}\t${at} (fetch)\n${known}\t${at} (push)\n` : `${known}\n`);
      return 0;
    }
    return change(call, repo, verb, name, url);
  },
});

function change(
  call: GitCall,
  repo: Repository,
  verb: string,
  name: string | undefined,
  url: string | undefined,
): number {
  const config = `${repo.gitDir}/config`;
  const known = remotesOf(repo).find((each) => each.name === name);
  if (['show', 'prune', 'rename', 'update', 'set-head', 'set-branches'].includes(verb))
    throw new GitFailure(`git remote ${verb}: not simulated here`, 1);
  if (!['add', 'remove', 'rm', 'set-url', 'get-url'].includes(verb))
    throw new GitFailure(`Unknown subcommand: ${verb}`, 129);
  if (name === undefined || (url === undefined && ['add', 'set-url'].includes(verb)))
    throw new GitFailure(
      `usage: git remote ${verb} <name>${verb === 'add' || verb === 'set-url' ? ' <url>' : ''}`,
      129,
      null,
    );
  if (verb === 'add') {
    if (known) throw new GitFailure(`remote ${name} already exists.`, 3, 'error');
    setConfigValue(repo.files, config, `remote.${name}.url`, url ?? '');
    setConfigValue(repo.files, config, `remote.${name}.fetch`, `+refs/heads/*:refs/remotes/${name}/*`);
    return 0;
  }
  if (!known) throw new GitFailure(`No such remote '${name}'`, 2, 'error');
  if (verb === 'get-url') call.print(`${known.url}\n`);
  else if (verb === 'set-url') setConfigValue(repo.files, config, `remote.${name}.url`, url ?? '');
  else removeRemote(repo, name);
  return 0;
}

function removeRemote(repo: Repository, name: string): void {
  const config = `${repo.gitDir}/config`;
  removeConfigSection(repo.files, config, `remote.${name}`);
  for (const { key, value } of repositoryConfig(repo)) {
    const branch = /^branch\.(.*)\.remote$/.exec(key)?.[1];
    if (branch !== undefined && value === name) removeConfigSection(repo.files, config, `branch.${branch}`);
  }
  const refs = listRefs(repo, `refs/remotes/${name}/`).map((ref) => `refs/remotes/${name}/${ref}`);
  for (const ref of refs.sort((a) => (symbolicTarget(repo, a) === undefined ? 1 : -1))) deleteRef(repo, ref);
}
