import { expect, it } from 'vitest';
import { colouredText } from '../../src/ui/terminal/coloured-text.ts';

it('reads colours and leaves other escape sequences out', () => {
  expect(colouredText('a\u001b[94mkey\u001b[39m: \u001b[1;33mv\u001b[0m\u001b[2K!').parts).toEqual([
    { text: 'a', colour: null },
    { text: 'key', colour: 4 },
    { text: ': ', colour: null },
    { text: 'v', colour: 3 },
    { text: '!', colour: null },
  ]);
});
