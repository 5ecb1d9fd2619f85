// git cat-file: the type, size or content of an object.
import { GitFailure } from '../../../git/git-failure.ts';
import { readObject, type Signature } from '../../../git/objects.ts';
import { resolveObject } from '../../../git/revisions.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

const signed = (who: Signature): string => `${who.name} <${who.email}> ${who.at} +0000`;

export const catFile = defineGitSubcommand({
  name: 'cat-file',
  summary: 'show an object as git stores it',
  usage: 'cat-file (-t | -s | -p | -e | <type>) <object>',
  options: 't s p e',
  unsimulated: 'batch? batch-check? textconv filters',
  words: [['revision']],
  async run(args, call) {
    const repo = call.repository();
    const name = args.words.at(-1);
    if (name === undefined) throw args.misuse('no object given');
    const oid = resolveObject(repo, name);
    if (oid === undefined) {
      if (args.flag('e')) return 1;
      throw new GitFailure(`Not a valid object name ${name}`);
    }
    const object = readObject(repo, oid);
    if (args.flag('e')) return 0;
    if (args.flag('t')) {
      call.print(`${object.type}\n`);
      return 0;
    }
    const text = contentText(object);
    if (args.flag('s')) {
      if (object.type === 'tree') throw new GitFailure('the size of a tree object is not simulated here', 1);
      call.print(`${object.type === 'blob' ? object.value.length : new TextEncoder().encode(text).length}\n`);
    } else call.print(text);
    return 0;
  },
});

function contentText(object: Awaited<ReturnType<typeof readObject>>): string {
  if (object.type === 'blob') return new TextDecoder().decode(object.value);
  if (object.type === 'tree')
    return object.value
      .map((item) => `${item.mode.padStart(6, '0')} ${item.type} ${item.oid}\t${item.path}\n`)
      .join('');
  if (object.type === 'tag') {
    const { target, name, tagger, message } = object.value;
    return `object ${target}\ntype commit\ntag ${name}\ntagger ${signed(tagger)}\n\n${message}`;
  }
  const { tree, parents, author, committer, message } = object.value;
  const lines = parents.map((parent) => `parent ${parent}\n`).join('');
  return `tree ${tree}\n${lines}author ${signed(author)}\ncommitter ${signed(committer)}\n\n${message}`;
}
