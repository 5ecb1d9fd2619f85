// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AlertRuleView } from '../../src/session/views/alert-rule-view.ts';
import { chartOf } from '../../src/ui/alerts/RuleValues.tsx';
import AlertRulePage from '../../src/ui/pages/AlertRulePage.tsx';
import { openPage, T0 } from './page.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAME = 'checkout-risk-unanswered';

const view: AlertRuleView = {
  rule: {
    name: NAME,
    title: 'checkout-risk leaves orders without an answer',
    endpoint: 'checkout-risk',
    metric: 'FailedRequestShare',
    threshold: 0.2,
    windowMinutes: 15,
    everyMinutes: 5,
    severity: 1,
    state: 'Fired',
    value: 0.31,
    enabledAt: 0,
    firedAt: T0 - 30 * MINUTE,
  },
  fired: [
    { firedAt: T0 - 30 * MINUTE, value: 0.25, resolvedAt: null, incident: 'INC-2' },
    { firedAt: T0 - 26 * HOUR, value: 0.4, resolvedAt: T0 - 25 * HOUR, incident: null },
  ],
  from: T0 - HOUR,
  to: T0,
  times: [T0 - HOUR, T0 - 30 * MINUTE],
  values: [0.01, 0.25],
};

function show(value: AlertRuleView | null = view) {
  window.location.hash = `#/alerts/${NAME}`;
  const page = openPage();
  page.begin();
  page.render(<AlertRulePage params={{ name: NAME }} />);
  page.see('alert-rule', { name: NAME, range: { lastMs: HOUR } }, value);
  if (value) page.see('alert-rule', { name: NAME, range: { lastMs: 3 * HOUR } }, value);
  return page;
}

describe('the page of an alert rule', () => {
  it('says its condition, what it measures now and where that comes from', () => {
    show();
    expect(screen.getByRole('heading', { name: NAME })).toBeInTheDocument();
    expect(screen.getByText('requests without an answer in time > 20.0 %')).toBeInTheDocument();
    expect(screen.getByText('31.0 %')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'checkout-risk' })).toHaveAttribute(
      'href',
      '#/endpoints/checkout-risk?tab=monitoring',
    );
  });

  it('lists when it fired, how long that lasted and as what it was paged', () => {
    show();
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^2026-03-10 16:00:00.*25\.0 %.*still over.*INC-2$/),
      expect.stringMatching(/^2026-03-09 14:30:00.*40\.0 %.*2026-03-09 15:30:00.*1 h 00 min–$/),
    ]);
    expect(
      within(rows[1] as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`#/alerts/${NAME}?from=2026-03-09T13%3A30Z&to=2026-03-09T16%3A30Z`);
  });

  it('draws values against the threshold in the unit of the rule, with what fired in the time shown', () => {
    const chart = chartOf(view);
    expect(chart.series[0]?.values).toEqual([1, 25]);
    expect(chart.thresholds).toEqual([{ value: 20, label: 'threshold' }]);
    expect(chart.markers).toEqual([{ at: T0 - 30 * MINUTE, label: 'INC-2 fired' }]);
  });

  it('says so when there is no such rule', () => {
    show(null);
    expect(screen.getByRole('alert')).toHaveTextContent('There is no such thing here.');
  });
});
