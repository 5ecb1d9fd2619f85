// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EndpointPulse } from '../../src/session/views/endpoint-pulse-view.ts';
import type { IncidentView } from '../../src/session/views/incident-view.ts';
import DeskPage from '../../src/ui/pages/DeskPage.tsx';
import { briefing, commandOf, frameOf, incidentOf, openPage, T0 } from './page.tsx';

const MINUTE = 60_000;
const ENDPOINT = { endpoint: 'checkout-risk' };

const pulseOf = (now: Partial<EndpointPulse['now']> = {}): EndpointPulse => ({
  objective: { endpoint: 'checkout-risk', p95Ms: 120, availability: 0.999, non2xx: 0.01 },
  now: { minutes: 5, p95: 812, unanswered: 0.12, failing: 0.02, isKept: false, ...now },
  points: [
    { at: T0 - 4 * MINUTE, p95: 33, unanswered: 0, callsPerSecond: 18 },
    { at: T0 - 2 * MINUTE, p95: 812, unanswered: 0.12, callsPerSecond: 22 },
  ],
  budget: {
    allowedRequests: 1000,
    badRequests: 250,
    burnt: 0.25,
    days: 28,
    burn: [
      { hours: 1, unanswered: 0.012, rate: 12 },
      { hours: 6, unanswered: 0.002, rate: 2 },
      { hours: 672, unanswered: 0.00025, rate: 0.25 },
    ],
  },
});

function open(incident: IncidentView | null, pulse = pulseOf()) {
  const page = openPage();
  page.begin();
  page.tell({ type: 'briefing', briefing: { ...briefing } }); // of its own, as every play has
  page.render(<DeskPage />);
  page.see('incident', {}, incident);
  page.see('endpoint-pulse', ENDPOINT, pulse);
  let count = 0;
  return {
    ...page,
    /** The newest line has ended, and the incident looks like this. */
    done(next: IncidentView, changed: Parameters<typeof commandOf>[0] = {}): void {
      count++;
      const line = page.lines().at(-1) ?? '';
      page.see('page-commands', {}, [commandOf({ id: `p${count}`, line, ...changed })]);
      page.see('incident', {}, next);
    },
  };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });
const region = (name: string) => within(screen.getByRole('region', { name }));
const current = () => screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step');
const acknowledged = incidentOf({ acknowledgedAt: T0 });
const note = (kind: 'declare' | 'report', text: string) => ({ at: T0 + 12 * MINUTE, actor: 'oncall', kind, text });

describe('the incident desk', () => {
  it('says when there is no incident, and offers nothing', () => {
    open(null);
    expect(screen.getByText('No incident.')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows the page, where to look, and acknowledges with one click', async () => {
    const page = open(incidentOf());
    expect(screen.getByRole('heading', { name: /INC-1 · sev 2 · checkout-risk answers slowly/ })).toBeInTheDocument();
    expect(screen.getByText('p95 of checkout-risk was 812 ms.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Monitoring of checkout-risk' })).toHaveAttribute(
      'href',
      '#/endpoints/checkout-risk?tab=monitoring',
    );
    expect(button('Resolve…')).toBeDisabled();
    await page.user.click(button('Acknowledge'));
    expect(page.lines()).toEqual(['pager ack']);
    page.done(acknowledged);
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
    expect(button('Resolve…')).toBeEnabled();
  });

  it('says what comes next from how things stand', () => {
    const page = open(incidentOf());
    expect(current()).toHaveTextContent('Acknowledge');
    page.see('incident', {}, acknowledged);
    expect(current()).toHaveTextContent('Find out why');
    const declared = incidentOf({ acknowledgedAt: T0, notes: [note('declare', 'slow')] });
    page.see('incident', {}, declared);
    expect(current()).toHaveTextContent('Repair');
    expect(current()).toHaveTextContent('p95 812 ms, 12.0 % unanswered in the last 5 minutes');
    page.see('endpoint-pulse', ENDPOINT, pulseOf({ p95: 35, unanswered: 0, isKept: true }));
    expect(current()).toHaveTextContent('Hand in the report');
    page.see('incident', {}, { ...declared, notes: [...declared.notes, note('report', 'why')] });
    expect(current()).toHaveTextContent('Resolve');
    page.see('endpoint-pulse', ENDPOINT, pulseOf());
    expect(current()).toHaveTextContent('Repair'); // it came back
  });

  it('shows how the endpoint stands, and pins a measured value with its time range', async () => {
    const page = open(acknowledged);
    const pulse = region('checkout-risk now');
    expect(pulse.getByText(/up to 120 ms · ✗ missed/)).toBeInTheDocument();
    expect(pulse.getByText('Objective: none')).toBeInTheDocument();
    await page.user.click(pulse.getByRole('button', { name: 'Pin as evidence: p95 latency 812 ms at 16:30' }));
    expect(page.lines()).toEqual([
      "pager pin '#/endpoints/checkout-risk?tab=monitoring&from=2026-03-10T15%3A30Z&to=2026-03-10T16%3A30Z'" +
        " --note 'p95 latency 812 ms at 16:30'",
    ]);
    page.done(acknowledged);
  });

  it('tells what is left of the error budget and when the last hour’s rate uses it up', () => {
    open(acknowledged);
    const budget = region('Error budget');
    expect(budget.getByText('75.0 % left of the budget of 28 days')).toBeInTheDocument();
    // Three quarters of 28 days at 12 times the rate: 1 d 18 h.
    expect(budget.getByText(/used up in 42 h 00 min/)).toBeInTheDocument();
    expect(budget.getByRole('row', { name: '6 h 0.20 % 2.0 ×' })).toBeInTheDocument();
  });
});

describe('hypotheses on the desk', () => {
  const held = incidentOf({
    acknowledgedAt: T0,
    hypotheses: [
      {
        n: 3,
        text: 'the release is slow',
        beliefs: [
          { at: T0, confidence: 50, state: 'open' },
          { at: T0 + MINUTE, confidence: 70, state: 'open' },
          { at: T0 + 2 * MINUTE, confidence: 70, state: 'rejected' },
        ],
      },
    ],
  });

  it('are written down as one word of the shell', async () => {
    const page = open(acknowledged);
    await page.user.type(field('A possible cause'), "it's slow; $(rm -rf ~){Enter}");
    expect(page.lines()).toEqual([`pager hypothesis 'it'\\''s slow; $(rm -rf ~)'`]);
    page.done(held);
    await waitFor(() => expect(field('A possible cause')).toHaveValue(''));
    expect(screen.getByText('so far: 50 % at 16:30 → 70 % at 16:31 → 70 %, rejected at 16:32')).toBeInTheDocument();
  });

  it('are held with a number that is said once it rests, and with a state', async () => {
    const page = open(held);
    const number = screen.getByRole('spinbutton', { name: 'Confidence of hypothesis 3 (%)' });
    await page.user.clear(number);
    await page.user.type(number, '85');
    expect(page.lines()).toEqual([]);
    await waitFor(() => expect(page.lines()).toEqual(['pager hypothesis update 3 --confidence 85']), { timeout: 2000 });
    page.done(held);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'State of hypothesis 3' }), 'confirmed');
    expect(page.lines().at(-1)).toBe('pager hypothesis update 3 --state confirmed');
    page.done(held);
  });

  it('show what the pager said when it refuses', async () => {
    const page = open(acknowledged);
    await page.user.type(field('A possible cause'), '--sure{Enter}');
    page.done(acknowledged, { exitCode: 2, output: 'pager: unknown flag --sure\n' });
    expect(await screen.findByRole('alert')).toHaveTextContent('unknown flag --sure');
    expect(field('A possible cause')).toHaveValue('--sure');
  });
});

describe('what is said on the desk', () => {
  it('is a declaration first and an update afterwards', async () => {
    const page = open(acknowledged);
    const send = button('Declare');
    expect(send).toBeDisabled();
    await page.user.type(field('What is wrong and what is hit'), 'slow');
    await page.user.click(send);
    expect(page.lines()).toEqual(['pager declare slow']);
    page.done(incidentOf({ acknowledgedAt: T0, notes: [note('declare', 'slow')] }));
    await waitFor(() => expect(field('How it stands')).toHaveValue(''));
    expect(region('Said so far').getByRole('listitem')).toHaveTextContent('16:42 declared: slow');
    await page.user.type(field('How it stands'), 'rolling back');
    await page.user.click(button('Send update'));
    expect(page.lines().at(-1)).toBe("pager update 'rolling back'");
    page.done(acknowledged);
  });

  it('stays half-written when somebody looks something up elsewhere', async () => {
    const page = openPage();
    page.begin();
    const first = page.render(<DeskPage />);
    page.see('incident', {}, acknowledged);
    await page.user.type(field('Cause'), 'start-up work');
    first.unmount();
    page.render(<DeskPage />);
    page.see('incident', {}, acknowledged);
    expect(field('Cause')).toHaveValue('start-up work');
  });

  it('is reported by its parts, with evidence chosen from the pins', async () => {
    const pins = [
      { n: 1, at: T0, link: '#/endpoints/checkout-risk?tab=logs', note: 'loads per request', removedAt: null },
      { n: 4, at: T0, link: '#/jobs', note: '', removedAt: null },
    ];
    const page = open(incidentOf({ acknowledgedAt: T0, pins }));
    expect(screen.getByRole('link', { name: 'loads per request' })).toHaveAttribute('href', pins[0]?.link);
    expect(screen.getByText('Still missing: Cause, Evidence, Prevention.')).toBeInTheDocument();
    await page.user.type(field('Cause'), 'a slow scorer');
    await page.user.click(screen.getByRole('checkbox', { name: '#4 #/jobs' }));
    await page.user.click(screen.getByRole('checkbox', { name: '#1 loads per request' }));
    expect(button('Hand in report')).toBeDisabled();
    await page.user.type(field('Prevention'), 'time it');
    await page.user.click(button('Hand in report'));
    expect(page.lines()).toEqual(["pager report --cause 'a slow scorer' --evidence 1,4 --prevention 'time it'"]);
    page.done(acknowledged);
  });
});

describe('hints on the desk', () => {
  it('ask before one is revealed, and show when it was', async () => {
    const page = open(acknowledged);
    await page.user.click(button('Reveal hint 1…'));
    const dialog = within(screen.getByRole('dialog', { name: 'Reveal hint 1 of 3?' }));
    expect(dialog.getByText(/where to look/)).toBeInTheDocument();
    expect(page.lines()).toEqual([]);
    await page.user.click(dialog.getByRole('button', { name: 'Reveal' }));
    expect(page.lines()).toEqual(['pager hint']);
    page.done(incidentOf({ acknowledgedAt: T0, hints: [{ at: T0 + MINUTE, text: 'Look there.' }], hintsLeft: 2 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // jsdom has no layout: what the dialog hid from assistive technology stays hidden there.
    const hints = within(screen.getByRole('region', { name: 'Hints', hidden: true }));
    expect(hints.getByText('Look there.')).toBeInTheDocument();
    expect(hints.getByText('2026-03-10 16:31:00')).toBeInTheDocument();
    expect(hints.getByRole('button', { name: 'Reveal hint 2…', hidden: true })).toBeInTheDocument();
  });
});

describe('the end of an incident', () => {
  it('is asked for with what is still open', async () => {
    const page = open(acknowledged);
    await page.user.click(button('Resolve…'));
    const dialog = within(screen.getByRole('dialog', { name: 'Resolve INC-1?' }));
    for (const concern of ['Nobody has been told what is wrong.', 'No report has been handed in.', /812 ms/])
      expect(dialog.getByText(concern)).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: 'Resolve' }));
    expect(page.lines()).toEqual(['pager resolve']);
    page.done(incidentOf({ acknowledgedAt: T0, resolvedAt: T0 }));
    expect(screen.queryByRole('button', { name: 'Resolve…' })).toBeNull();
  });

  it('takes whoever waits from the progress of judging to the debrief', () => {
    const page = open(incidentOf({ acknowledgedAt: T0, resolvedAt: T0 }));
    const identity = { scenario: 'model-load-in-run', seed: '1', variant: 'A' };
    page.tell({ type: 'over', identity, end: new Uint8Array(), recording: '{}' });
    expect(screen.getByRole('progressbar', { name: 'Being judged' })).toBeInTheDocument();
    for (const gone of ['Add', 'Declare', 'Hand in report', /Reveal hint/])
      expect(screen.queryByRole('button', { name: gone })).toBeNull();
    page.tell({ type: 'progress', text: 'judging', share: 0.4 });
    expect(screen.getByText('40 % done')).toBeInTheDocument();
    const verdicts = { status: 'resolved', oracles: [], endedAt: T0, watchedUntil: T0, watch: [], harm: null } as const;
    page.tell({ type: 'verdict', verdicts });
    expect(window.location.hash).toBe('#/debrief');
  });

  it('can only be watched from a second tab', () => {
    const page = openPage();
    page.store.getState().follow();
    page.tell({ type: 'frame', frame: frameOf() });
    page.render(<DeskPage />);
    page.see('incident', {}, incidentOf());
    expect(button('Acknowledge')).toBeDisabled();
    expect(button('Reveal hint 1…')).toBeDisabled();
  });
});
