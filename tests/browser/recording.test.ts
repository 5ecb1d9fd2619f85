// A recording made headless is verified inside Chromium, check by check; one that was changed is refused with the place.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/kernel/time.ts';
import { parseRecording, type Recording } from '../../src/session/recording.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveGame } from '../support/serve-game.ts';
import { startPlay } from '../support/start-world.ts';

const PATIENCE = 100_000;
const LINES = [
  'git log --oneline -3',
  'python -c "import random, time; print(random.random(), time.time(), {object() for _ in range(3)})"',
  'az ml job create -f jobs/checkout_train.yml --name again --output none && az ml job stream --name again',
];

/** A play of a quarter of an hour whose last line still waits for its job. */
async function headless(): Promise<Recording> {
  const play = await startPlay('model-load-in-run');
  for (const line of LINES) {
    await play.input({ type: 'line', terminal: 'terminal-1', line }, undefined, 0);
    await play.advance(play.world.now + 2 * MINUTE);
  }
  await play.input({ type: 'open-terminal', terminal: 'terminal-2' }, undefined, 0);
  await play.input({ type: 'line', terminal: 'terminal-2', line: 'pager ack && wait 30m' }, undefined, 0);
  await play.advance(play.world.now + 9 * MINUTE);
  return play.recording();
}

describe('a headless recording in Chromium', () => {
  let browser: Browser;
  let game: Awaited<ReturnType<typeof serveGame>>;
  let recording: Recording;

  beforeAll(async () => {
    [browser, game, recording] = await Promise.all([launchChromium(), serveGame(), headless()]);
  });

  afterAll(async () => {
    await browser?.close();
    await game?.close();
  });

  async function open(text: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(game.url);
    await page.locator('input[type=file]').setInputFiles({
      name: 'recording.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    return page;
  }

  it(
    'gives every check again, and goes on from its end',
    async () => {
      const page = await open(JSON.stringify(recording));
      await page.getByRole('group', { name: 'Simulated time' }).waitFor();
      await page.evaluate(() => {
        window.location.hash = '#/debrief';
      });
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the recording' }).click();
      const saved = parseRecording(readFileSync(await (await saving).path(), 'utf8'));
      expect(saved.checks.slice(0, recording.checks.length)).toEqual(recording.checks);
      expect(saved.inputs).toEqual(recording.inputs);
      expect(saved.end.steps).toBeGreaterThanOrEqual(recording.end.steps);
    },
    2 * PATIENCE,
  );

  it(
    'is refused when an input was changed, and says where',
    async () => {
      const [first, ...rest] = recording.inputs;
      if (first?.input.type !== 'line') throw new Error('the recording begins otherwise');
      const changed = { ...first, input: { ...first.input, line: 'git log --oneline -4' } };
      const page = await open(JSON.stringify({ ...recording, inputs: [changed, ...rest] }));
      await page.getByText(/after input 1 \(git log --oneline -4\)/).waitFor();
    },
    2 * PATIENCE,
  );
});
