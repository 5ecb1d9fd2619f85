// A smoke run in Firefox, where one is installed: the pager is taken and acknowledged, the terminal answers with Python.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveGame } from '../support/serve-game.ts';

const PLACES = [process.env.FIREFOX_PATH, '/usr/bin/firefox', '/usr/bin/firefox-esr'];
const firefox = PLACES.find((path) => path !== undefined && existsSync(path));

describe.skipIf(firefox === undefined)('the page in Firefox (skipped where none is installed)', () => {
  let game: Awaited<ReturnType<typeof serveGame>>;

  beforeAll(async () => {
    game = await serveGame();
  });

  afterAll(() => game?.close());

  it('takes the pager, acknowledges and runs Python in the terminal', async () => {
    expect(await smoke(firefox ?? '', game.url)).toEqual({
      out: 'Take the pager\nAcknowledge\nacknowledged\nterminal\npython answered\n',
      code: 0,
    });
  }, 240_000);
});

const smoke = (path: string, url: string): Promise<{ out: string; code: number | null }> =>
  new Promise((done) => {
    const script = resolve(import.meta.dirname, '../support/firefox-smoke.mjs');
    const child = spawn(process.execPath, [script, path, url]);
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
    child.on('close', (code) => done({ out, code }));
  });
