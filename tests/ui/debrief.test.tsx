// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DebriefEvent } from '../../src/session/debrief/debrief-event.ts';
import type { Verdicts } from '../../src/session/judge.ts';
import type { DebriefView } from '../../src/session/views/debrief-view.ts';
import type { Report } from '../../src/session/worker-protocol.ts';
import { readMarkdown } from '../../src/ui/debrief/markdown.ts';
import DebriefPage from '../../src/ui/pages/DebriefPage.tsx';
import { openPage, T0 } from './page.tsx';

const MINUTE = 60_000;

const verdicts: Verdicts = {
  status: 'mitigated',
  oracles: [
    { id: 'cause', layer: 'cause', held: false, reason: 'The scorer on main still opens the model in run().' },
    { id: 'p95', layer: 'sustain', held: true, reason: 'p95 was at most 61 ms through the peak.' },
  ],
  endedAt: T0 + 30 * MINUTE,
  watchedUntil: T0 + 7 * 60 * MINUTE,
  watch: [{ at: T0 + 30 * MINUTE, p95: 33, unanswered: 0, callsPerSecond: 18 }],
  harm: {
    from: T0 - 120 * MINUTE,
    to: T0 + 7 * 60 * MINUTE,
    total: 1_234_400_000,
    loss: 1_000_000_000,
    review: 0,
    goodDeclined: 234_400_000,
    overflow: 0,
    days: [{ day: 64, total: 1_234_400_000 }],
  },
};

const events: DebriefEvent[] = [
  {
    kind: 'fault',
    lane: 'causes',
    at: T0 - 120 * MINUTE,
    explain: 'A colleague changed the code on main.',
    actor: 'checkout-ds',
    title: 'Newest model',
    lines: ['src/scoring/checkout_score.py'],
  },
  {
    kind: 'measurable',
    lane: 'symptoms',
    at: T0 - 8 * MINUTE,
    until: T0 + 5 * MINUTE,
    endpoint: 'checkout-risk',
    metric: 'RequestLatency_P95',
    threshold: 120,
    windowMinutes: 5,
    worst: 812.4,
  },
  { kind: 'page', lane: 'symptoms', at: T0 - 5 * MINUTE, id: 'INC-1', title: 'slow', severity: 2 },
  { kind: 'command', lane: 'acts', at: T0 + MINUTE, terminal: 'terminal-1', line: 'az x | y', exitCode: 2 },
  { kind: 'pin', lane: 'acts', at: T0 + 2 * MINUTE, n: 1, link: '#/endpoints/checkout-risk?tab=logs', note: 'loads' },
];

const debrief: DebriefView = {
  scenario: { id: 'model-load-in-run', title: 'Every request opens the suitcase' },
  from: T0 - 135 * MINUTE,
  startedAt: T0,
  endedAt: T0 + 30 * MINUTE,
  objective: { endpoint: 'checkout-risk', p95Ms: 120, availability: 0.999, non2xx: 0.01 },
  curve: [{ at: T0 - 8 * MINUTE, p95: 812, unanswered: 0.12, callsPerSecond: 22 }],
  events,
  text: '# Which signal\n\nThe *log* of **green** and `run()`.\n\n- one\n- two\n',
};

const over: Report = {
  type: 'over',
  identity: { scenario: 'model-load-in-run', seed: '7', variant: 'B' },
  end: new Uint8Array(),
  recording: JSON.stringify({ scenario: 'model-load-in-run', seed: '7', variant: 'B', inputs: [] }),
};

/** jsdom saves no files: what would have been saved is kept here. */
const saved: { readonly name: string; readonly blob: Blob }[] = [];
beforeEach(() => {
  saved.length = 0;
  let blob = new Blob();
  URL.createObjectURL = (made: Blob) => {
    blob = made;
    return 'blob:';
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push({ name: this.download, blob });
  };
});

const readSaved = (): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(saved.at(-1)?.blob ?? expect.fail('nothing was saved'));
  });

function open() {
  const page = openPage();
  page.begin();
  page.render(<DebriefPage />);
  return page;
}

function judged() {
  const page = open();
  page.see('debrief', {}, debrief);
  page.tell(over);
  page.tell({ type: 'verdict', verdicts }); // by the worker that judges, opened by then
  return page;
}

const timeline = () => screen.getByRole('slider', { name: 'Timeline' });
const chosen = () => screen.getByText(/^Event \d+ of \d+/).parentElement;

describe('the verdict', () => {
  it('is awaited, and comes with the ladder and every reason by what it asks about', () => {
    const page = open();
    expect(screen.getByText(/There is no verdict yet/)).toBeInTheDocument();
    page.tell(over);
    expect(page.acts().at(-1)).toEqual({ type: 'judge', identity: over.identity, end: over.end });
    expect(screen.getByRole('progressbar', { name: /is being watched on/ })).toBeInTheDocument();
    page.tell({ type: 'verdict', verdicts });
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Verdict: mitigated' })).toBeInTheDocument();
    const rungs = within(screen.getByRole('list', { name: 'How far you got' })).getAllByRole('listitem');
    expect(rungs.map((rung) => rung.getAttribute('aria-current'))).toEqual([null, null, 'step', null]);
    const table = within(within(screen.getByRole('region', { name: 'Reasons' })).getByRole('table'));
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual([
      'Did it stay well?',
      'p95✓ yesp95 was at most 61 ms through the peak.',
      'Is the cause gone?',
      'cause✗ noThe scorer on main still opens the model in run().',
    ]);
    expect(screen.getByText(/watched until 2026-03-10 23:30:00 UTC/)).toBeInTheDocument();
    expect(screen.getByText(/cost €1,234 more than in the same world without the fault/)).toBeInTheDocument();
  });

  it('can be asked for again when judging failed', async () => {
    const page = open();
    page.tell(over);
    page.tell({ type: 'failed', cause: 'files', message: 'score.wasm: 404', recording: null });
    expect(screen.getByRole('alert')).toHaveTextContent('score.wasm: 404');
    await page.user.click(screen.getByRole('button', { name: 'Judge again' }));
    expect(page.acts().filter(({ type }) => type === 'judge')).toHaveLength(2);
  });

  it('keeps the text of the scenario for after it', () => {
    const page = open();
    page.see('debrief', {}, debrief);
    page.tell(over);
    expect(screen.queryByText('Which signal')).toBeNull();
    page.tell({ type: 'verdict', verdicts });
    expect(screen.getByRole('heading', { level: 2, name: 'Which signal' })).toBeInTheDocument();
    expect(screen.getByText('green').tagName).toBe('STRONG');
  });
});

describe('the timeline', () => {
  it('is gone through by keyboard, event by event, and the place stands in the address', async () => {
    const page = judged();
    expect(chosen()).toHaveTextContent('Event 1 of 5 · Causes · 2026-03-10 14:30:00');
    expect(chosen()).toHaveTextContent('checkout-ds: “Newest model”');
    timeline().focus();
    await page.user.keyboard('{ArrowRight}');
    expect(timeline()).toHaveAttribute('aria-valuenow', '2');
    expect(window.location.hash).toBe('#/?event=2');
    expect(chosen()).toHaveTextContent('Threshold 120 ms, at worst 812 ms; until 16:35.');
    await page.user.keyboard('{End}');
    expect(chosen()).toHaveTextContent('Event 5 of 5');
    expect(within(chosen() as HTMLElement).getByRole('link', { name: 'Pin 1' })).toHaveAttribute(
      'href',
      '#/endpoints/checkout-risk?tab=logs',
    );
    await page.user.keyboard('{ArrowRight}{ArrowLeft}');
    expect(chosen()).toHaveTextContent('Event 4 of 5');
    await page.user.keyboard('{Home}');
    expect(screen.getByRole('button', { name: 'Previous event' })).toBeDisabled();
    await page.user.click(screen.getByRole('button', { name: 'Next event' }));
    expect(chosen()).toHaveTextContent('Event 2 of 5');
  });

  it('has a table as its twin, with the event one has come to', () => {
    judged();
    const table = within(screen.getByRole('region', { name: 'All events' }));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows).toHaveLength(events.length);
    expect(rows.map((row) => row.getAttribute('aria-current'))).toEqual(['true', null, null, null, null]);
    expect(rows[3]).toHaveTextContent('2026-03-10 16:31:00What you didaz x | yexit code 2');
  });

  it('leaves a wrong place in the address to the first event', () => {
    window.location.hash = '#/debrief?event=nonsense';
    judged();
    expect(chosen()).toHaveTextContent('Event 1 of 5');
  });
});

describe('what is kept of a debrief', () => {
  it('is Markdown for people', async () => {
    const page = judged();
    await page.user.click(screen.getByRole('button', { name: 'Save as Markdown' }));
    expect(saved.at(-1)?.name).toBe('debrief-model-load-in-run-B.md');
    const text = await readSaved();
    for (const line of [
      '# Debrief: Every request opens the suitcase',
      'Scenario model-load-in-run, variant B, seed 7.',
      '## Verdict: mitigated',
      '| cause | cause | ✗ no | The scorer on main still opens the model in run(). |',
      '| 2026-03-10 16:31:00 | What you did | `az x \\| y` – exit code 2 |',
      '## Which signal',
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('is JSON for programs, and the recording it was judged by', async () => {
    const page = judged();
    await page.user.click(screen.getByRole('button', { name: 'Save as JSON' }));
    expect(JSON.parse(await readSaved())).toEqual({
      scenario: 'model-load-in-run',
      seed: '7',
      variant: 'B',
      verdicts,
      debrief,
    });
    await page.user.click(screen.getByRole('button', { name: 'Save the recording' }));
    expect(JSON.parse(await readSaved())).toMatchObject({ seed: '7', variant: 'B' });
  });

  it('can be played again as it was', async () => {
    const page = judged();
    await page.user.click(screen.getByRole('button', { name: 'Play again' }));
    expect(page.acts().at(-1)).toEqual({ type: 'start', scenario: 'model-load-in-run', seed: '7', variant: 'B' });
    expect(window.location.hash).toBe('#/desk');
  });
});

describe('the Markdown of scenarios', () => {
  it('has headings, paragraphs, lists and code', () => {
    expect(
      readMarkdown('# A `b`\nText that\nruns on.\n\n- **one**: x\n  goes on\n- two\n\n```sh\n# no heading\n```\n'),
    ).toEqual([
      {
        kind: 'heading',
        level: 1,
        spans: [
          { look: 'plain', text: 'A ' },
          { look: 'code', text: 'b' },
        ],
      },
      { kind: 'paragraph', spans: [{ look: 'plain', text: 'Text that runs on.' }] },
      {
        kind: 'list',
        items: [
          [
            { look: 'strong', text: 'one' },
            { look: 'plain', text: ': x goes on' },
          ],
          [{ look: 'plain', text: 'two' }],
        ],
      },
      { kind: 'code', text: '# no heading' },
    ]);
  });

  it('is no HTML: tags stay what they are, text', () => {
    expect(readMarkdown('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'paragraph', spans: [{ look: 'plain', text: '<img src=x onerror=alert(1)>' }] },
    ]);
  });
});
