import { describe, expect, it } from 'vitest';
import { commonPrefix } from '../../src/ui/terminal/common-prefix.ts';
import { emptyText, plainText, withOutput } from '../../src/ui/terminal/output-text.ts';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('');
const out = (text: string) => ({ stream: 'out' as const, text });

describe('output in blocks', () => {
  it('is the same text however it comes', () => {
    const whole = withOutput(emptyText(''), [out(lines(0, 120))]);
    let grown = emptyText('');
    for (let at = 0; at < lines(0, 120).length; at += 37)
      grown = withOutput(grown, [out(lines(0, 120).slice(at, at + 37))]);
    expect(plainText(whole)).toBe(lines(0, 120));
    expect(grown.blocks).toEqual(whole.blocks);
    expect(whole.lines).toBe(120);
    expect(whole.length).toBe(lines(0, 120).length);
  });

  it('leaves complete blocks as they are when more comes', () => {
    const before = withOutput(emptyText(''), [out(lines(0, 120))]);
    const after = withOutput(before, [out(lines(120, 130))]);
    expect(after.blocks.slice(0, 2)).toEqual(before.blocks.slice(0, 2));
    for (const i of [0, 1]) expect(after.blocks[i]).toBe(before.blocks[i]);
    expect(after.blocks[2]).not.toBe(before.blocks[2]);
  });

  it('keeps colours and streams across pieces and blocks', () => {
    const red = withOutput(emptyText(''), [out(`\u001b[31m${lines(0, 60)}`), { stream: 'err', text: 'no\n' }]);
    expect(red.blocks[1]?.parts).toEqual([
      { text: lines(50, 60), stream: 'out', colour: 1 },
      { text: 'no\n', stream: 'err', colour: 1 },
    ]);
    const more = withOutput(red, [out('\u001b[0mplain\n')]);
    expect(more.blocks.at(-1)?.parts.at(-1)).toEqual({ text: 'plain\n', stream: 'out', colour: null });
  });

  it('reads an escape sequence that comes in two pieces', () => {
    const text = withOutput(withOutput(emptyText(''), [out('a\u001b[3')]), [out('1mb')]);
    expect(text.blocks[0]?.parts.map((part) => [part.text, part.colour])).toEqual([
      ['a', null],
      ['b', 1],
    ]);
  });

  it('counts a last line without an end', () => {
    expect(withOutput(emptyText(''), [out('a\nb')]).lines).toBe(2);
    expect(withOutput(emptyText(''), [out('a\nb\n')]).lines).toBe(2);
  });
});

describe('what all begin with', () => {
  it.each([
    [['abc', 'abd'], 'ab'],
    [['abc'], 'abc'],
    [['abc', 'x'], ''],
    [['my\\ a', 'my\\ b'], 'my\\ '],
    [['my\\ a', 'my\\(b'], 'my'],
    [[], ''],
  ])('%j', (texts, expected) => expect(commonPrefix(texts)).toBe(expected));
});
