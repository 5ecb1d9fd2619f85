import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/session/script.ts';

const linesOf = (text: string) => parseScript(text).map(({ line }) => line);
const thinkOf = (text: string) => parseScript(text).map(({ thinkMs }) => thinkMs);

describe('a script of typed lines', () => {
  it('gives its lines in order, without comments and empty lines', () => {
    expect(linesOf('#!/bin/bash\n\ngit pull\n   \n# a reason\ngit push\n')).toEqual(['git pull', 'git push']);
    expect(parseScript('')).toEqual([]);
  });

  it('thinks two minutes before a line unless it says otherwise', () => {
    expect(thinkOf('a\nb')).toEqual([120_000, 120_000]);
  });

  it('takes a pause in seconds, minutes or hours for the next line only', () => {
    expect(thinkOf('# think 30s\na\n# think 4m\nb\n#think 2h\nc\nd')).toEqual([30_000, 240_000, 7_200_000, 120_000]);
  });

  it('keeps the pause over comments and empty lines, and takes the last of several', () => {
    expect(thinkOf('# think 1s\n# think 5s\n\n# why\na')).toEqual([5000]);
  });

  it('reads a comment that only resembles a pause as a comment', () => {
    expect(thinkOf('# think 5 minutes\n# think hard\na')).toEqual([120_000]);
  });

  it('keeps continued lines together', () => {
    expect(linesOf('az ml job list \\\n  --output table \\\n  --max-results 3\nls')).toEqual([
      'az ml job list \\\n  --output table \\\n  --max-results 3',
      'ls',
    ]);
    expect(linesOf('ls \\')).toEqual(['ls \\']);
  });

  it('keeps a here-document together with comments and empty lines inside it', () => {
    const whole = "cat > a.py <<'PY'\n# a comment\n\nprint(1)\nPY";
    expect(linesOf(`${whole}\nls`)).toEqual([whole, 'ls']);
    for (const opening of ['<<EOF', '<<-EOF', '<< "EOF"']) {
      const text = `python - ${opening}\n# think 9s\nEOF`;
      expect(linesOf(`${text}\nls`)).toEqual([text, 'ls']);
    }
  });

  it('takes a here-string for what it is: the next lines are lines of their own', () => {
    expect(linesOf('jq .name <<<word\nls\nword')).toEqual(['jq .name <<<word', 'ls', 'word']);
    expect(linesOf('cat <<< "two words" > a.txt\nls')).toEqual(['cat <<< "two words" > a.txt', 'ls']);
    expect(linesOf("echo '<<EOF' # not <<END\nls")).toEqual(["echo '<<EOF' # not <<END", 'ls']);
  });

  it('reads several here-documents of one line in their order', () => {
    const whole = "diff <(cat <<'A'\n1\nB\nA\n) <(cat <<B\n2\nB\n)";
    expect(linesOf(`${whole}\nls`)).toEqual([whole, 'ls']);
    // Only tabs may stand before the end, and only after `<<-`.
    expect(linesOf('cat <<EOF\n EOF\nEOF\nls')).toEqual(['cat <<EOF\n EOF\nEOF', 'ls']);
  });

  it('keeps quotes, loops and pipes over several lines together, comments in them too', () => {
    for (const whole of [
      'git commit -m "one\n\n# think 9s\ntwo"',
      'for i in 1 2; do\n  # again\n  echo $i\ndone',
      'az ml job list |\n  grep run',
    ])
      expect(linesOf(`${whole}\nls`)).toEqual([whole, 'ls']);
  });

  it('gives a here-document that never ends as far as it goes', () => {
    expect(linesOf('cat <<EOF\none')).toEqual(['cat <<EOF\none']);
  });
});
