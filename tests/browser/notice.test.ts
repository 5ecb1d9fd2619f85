import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveGame } from '../support/serve-game.ts';

let game: Awaited<ReturnType<typeof serveGame>>;
beforeAll(async () => {
  game = await serveGame();
});
afterAll(() => game?.close());

it('the built page ships the notices of what is in it', async () => {
  const answer = await fetch(new URL('NOTICE.md', game.url));
  expect(await answer.text()).toBe(readFileSync(resolve(import.meta.dirname, '../../NOTICE.md'), 'utf8'));
});
