// Which command a half-typed line is about, as bash reads it.
import { describe, expect, it } from 'vitest';
import { quotedWord } from '../../src/shell/completion/quoted-word.ts';
import { typedCommand } from '../../src/shell/completion/typed-command.ts';

const variables = new Map([
  ['EP', 'checkout-risk'],
  ['HOME', '/home/oncall'],
]);
const read = (text: string) => {
  const { place, words, typed, from } = typedCommand(text, variables);
  return { place, words, typed, from };
};

describe('the command being typed', () => {
  it.each([
    ['', 'command', [], '', 0],
    ['g', 'command', [], 'g', 0],
    ['git ', 'argument', ['git'], '', 4],
    ['git lo', 'argument', ['git'], 'lo', 4],
    ['a | b | az m', 'argument', ['az'], 'm', 11],
    ['a && az m', 'argument', ['az'], 'm', 8],
    ['a || az m', 'argument', ['az'], 'm', 8],
    ['a; az m', 'argument', ['az'], 'm', 6],
    ['a & az m', 'argument', ['az'], 'm', 7],
    ['echo $(az m', 'argument', ['az'], 'm', 10],
    ['echo "$(az m', 'argument', ['az'], 'm', 11],
    ['echo `az m', 'argument', ['az'], 'm', 9],
    ['echo $(a) b', 'argument', ['echo', ''], 'b', 10],
    ['(cd x; l', 'command', [], 'l', 7],
    ['diff <(az m', 'argument', ['az'], 'm', 10],
    ['if az m', 'argument', ['az'], 'm', 6],
    ['while true; do az m', 'argument', ['az'], 'm', 18],
    ['A=1 B=2 az m', 'argument', ['az'], 'm', 11],
    ['az ml \\\n  job ', 'argument', ['az', 'ml', 'job'], '', 14],
    ['az ml job\nls ', 'argument', ['ls'], '', 13],
    ["cat 'my fi", 'argument', ['cat'], 'my fi', 4],
    ['cat "my fi', 'argument', ['cat'], 'my fi', 4],
    ['cat my\\ fi', 'argument', ['cat'], 'my fi', 4],
    ["cat 'a b' ", 'argument', ['cat', 'a b'], '', 10],
    ['cat "a\\"b', 'argument', ['cat'], 'a"b', 4],
    ['az x -e $EP -n b', 'argument', ['az', 'x', '-e', 'checkout-risk', '-n'], 'b', 15],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    ['az x -e "${EP}" -n b', 'argument', ['az', 'x', '-e', 'checkout-risk', '-n'], 'b', 19],
    ['ls $HOME/k', 'argument', ['ls'], '/home/oncall/k', 3],
    ['ls > ou', 'file', ['ls'], 'ou', 5],
    ['ls >> ou', 'file', ['ls'], 'ou', 6],
    ['ls 2> ou', 'file', ['ls'], 'ou', 6],
    ['ls 2>&1 | gre', 'command', [], 'gre', 10],
    ['ls &> ou', 'file', ['ls'], 'ou', 6],
    ['wc < ou', 'file', ['wc'], 'ou', 5],
    ['ls > out ', 'argument', ['ls'], '', 9],
    ['cat $HO', 'variable', ['cat'], 'HO', 4],
    ['echo "${HO', 'variable', ['echo'], 'HO', 6],
    ["echo '$HO", 'argument', ['echo'], '$HO', 5],
    ['echo a # az ', 'nowhere', ['echo', 'a'], '', 12],
    ['cat <<EOF\naz ', 'nowhere', [], '', 13],
    ['cat <<EOF\na\nEOF\naz m', 'argument', ['az'], 'm', 19],
  ])('%j', (text, place, words, typed, from) => expect(read(text)).toEqual({ place, words, typed, from }));

  it('tells which quote is open and where', () => {
    expect(typedCommand('ls a/"b c', variables)).toMatchObject({ raw: 'a/"b c', quote: '"', quoteAt: 2 });
    expect(typedCommand('ls a/"b" c', variables)).toMatchObject({ quote: '', quoteAt: -1 });
  });
});

describe('a quoted word', () => {
  it.each([
    ['plain-1.py', '', 'plain-1.py'],
    ['my file', '', 'my\\ file'],
    ["it's", '', "it\\'s"],
    ['$x', '"', '\\$x'],
    ['a b', '"', 'a b'],
    ["it's", "'", "it'\\''s"],
    ['größe', '', 'größe'],
    ['stash@{0}', '', 'stash@\\{0\\}'],
    ['~x', '', '\\~x'],
  ] as const)('%s in %j', (text, quote, expected) => expect(quotedWord(text, quote)).toBe(expected));
});
