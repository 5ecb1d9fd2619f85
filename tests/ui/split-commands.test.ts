import { describe, expect, it } from 'vitest';
import { splitCommands } from '../../src/ui/terminal/split-commands.ts';

const whole = (text: string) => expect(splitCommands(text)).toEqual({ commands: [text], rest: '' });

describe('splitting pasted text into commands', () => {
  it('cuts at line ends of every kind', () => {
    expect(splitCommands('a\r\nb\rc\n')).toEqual({ commands: ['a', 'b', 'c'], rest: '' });
  });

  it('keeps quotes, continuations and operators with their next lines', () => {
    whole('git commit -m "one\n\n# not a comment\ntwo"');
    whole("echo 'a\nb'");
    whole('az ml job list \\\n  --output table');
    whole('git fetch &&\ngit status');
    whole('az ml job list |\n  grep run');
  });

  it('keeps compound commands together, nested ones too', () => {
    whole('for a in 1 2; do\n  if true; then\n    echo $a\n  fi\ndone');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash, not a template
    whole('f() {\n  echo "${1}"\n}');
    whole('(\n  cd src\n  ls\n)');
    whole('case $a in\n  x) echo 1 ;;\nesac');
    whole('while ! true\ndo sleep 1; done');
    whole('x=$(\n  ls\n)');
  });

  it('keeps here-documents together, two on one line and indented ones', () => {
    whole('cat <<A <<"B C"\na\nA\n  done (\nB C');
    whole('cat <<-EOF\n\tif (\n\tEOF');
    expect(splitCommands('cat <<<EOF\nls').commands).toEqual(['cat <<<EOF', 'ls']);
  });

  it('is not led astray by words that only look like keywords', () => {
    const lines = [
      'echo if',
      'echo done; echo for',
      "az ml job list --query '[?a==`b`].{n:name}'",
      'echo a#b # it is (',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: bash, not a template
      'ls {a,b} ${HOME}/x',
      'git log --grep="if (" # "',
      'echo \\" \\( ',
      'if true; then echo 1; fi',
      'sleep 1 &',
    ];
    expect(splitCommands(lines.join('\n'))).toEqual({ commands: lines, rest: '' });
  });

  it('gives an unfinished end back', () => {
    expect(splitCommands('ls\ncat <<EOF\none')).toEqual({ commands: ['ls'], rest: 'cat <<EOF\none' });
  });
});
