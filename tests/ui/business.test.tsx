// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BusinessPoint, BusinessView } from '../../src/session/views/business-view.ts';
import BusinessPage from '../../src/ui/pages/BusinessPage.tsx';
import { openPage, T0 } from './page.tsx';

const HOUR = 3_600_000;
const FULL = Math.floor(T0 / HOUR) * HOUR;

const pointOf = (at: number, changed: Partial<BusinessPoint> = {}): BusinessPoint => ({
  at,
  orders: 600,
  approved: 540,
  reviewed: 50,
  declined: 10,
  lossCost: 400e6,
  reviewCost: 110e6,
  goodDeclinedCost: 90e6,
  overflowCost: 0,
  cost: 600e6,
  fallbackOrders: 0,
  fallbackCost: 0,
  requests: 70_000,
  badRequests: 0,
  reviewsOfDay: 500,
  budgetBurnt: 0.17,
  ...changed,
});

const hours = Array.from({ length: 48 }, (_, i) => pointOf(FULL - (48 - i) * HOUR));
const sumOf = (orders: number) => {
  const { at: _, reviewsOfDay: __, budgetBurnt: ___, ...parts } = pointOf(0, { orders });
  return { ...parts, hours: 16 };
};

const viewOf = (changed: Partial<BusinessView> = {}): BusinessView => ({
  hours,
  dayBefore: hours.map((point) => pointOf(point.at - 24 * HOUR)),
  weekBefore: hours.map(() => null),
  open: pointOf(FULL, { orders: 300, fallbackOrders: 30, fallbackCost: 40e6, reviewed: 60, reviewsOfDay: 560 }),
  booksFrom: FULL - 58 * HOUR,
  today: { now: sumOf(9000), dayBefore: sumOf(10_000), weekBefore: null },
  budget: {
    burnt: 0.25,
    badRequests: 10_750,
    allowedRequests: 43_000,
    days: 28,
    objective: 0.999,
    burn: [
      { hours: 1, unanswered: 0.014, rate: 14 },
      { hours: 6, unanswered: 0.002, rate: 2.4 },
    ],
  },
  reviewsPerDay: 1400,
  incident: {
    ids: ['INC-1'],
    pagedAt: [FULL - HOUR / 2],
    from: FULL - HOUR,
    closedHours: 1,
    fallbackOrders: 120,
    fallbackCost: 200e6,
    overflowCost: 10e6,
    cost: 900e6,
    dayBefore: 650e6,
    open: { from: FULL, fallbackOrders: 30, fallbackCost: 40e6, overflowCost: 0 },
  },
  ...changed,
});

function show(view: BusinessView) {
  const page = openPage();
  page.begin();
  page.render(<BusinessPage />);
  page.see('business', {}, view);
  return page;
}

const card = (name: string) => screen.getByRole('region', { name });

describe('the business page', () => {
  it('says at a glance what the incident costs, and which part of it is in no book yet', () => {
    show(viewOf());
    const cost = card('INC-1 has cost');
    expect(cost).toHaveTextContent('€250');
    expect(within(cost).getByText('In the closed hour').nextSibling).toHaveTextContent('€210');
    expect(within(cost).getByText('Hour from 16:00, still open').nextSibling).toHaveTextContent('€40 so far');
    expect(within(cost).getByText('The same hours a day earlier').nextSibling).toHaveTextContent('€650');
  });

  it('shows what is left of the error budget, and how long it lasts at this rate', () => {
    show(viewOf());
    const budget = card('Error budget left');
    expect(budget).toHaveTextContent('75.0 %');
    expect(budget).toHaveTextContent('28 days, 99.9 % answered in time');
    expect(budget).toHaveTextContent('14.0 ×');
    // Three quarters of 28 days at fourteen times the pace: one day and a half.
    expect(budget).toHaveTextContent('36 h 00 min');
  });

  it('says that a budget is used up, and that nobody was paged', () => {
    const { budget } = viewOf();
    show(viewOf({ budget: { ...budget, burnt: 1.3 }, incident: null }));
    expect(card('Error budget left')).toHaveTextContent('Used up: the objective is missed.');
    expect(card('No incident')).toHaveTextContent('Nobody was paged yet');
  });

  it('compares today with what the books know, and says where they begin', () => {
    show(viewOf());
    const table = within(card('Today against earlier')).getByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['Measure', 'Today', 'Yesterday', 'Change']);
    expect(within(table).getByRole('row', { name: /^Orders/ })).toHaveTextContent('9,00010,000−10 %');
    expect(screen.getByText(/The books begin at 2026-03-08 06:00:00/)).toBeInTheDocument();
  });

  it('has every chart’s numbers as a table, with what is compared in the address', async () => {
    const page = show(viewOf());
    const figure = screen.getByRole('figure', { name: 'Orders decided without a score (%)' });
    await page.user.click(within(figure).getByText('Show as table'));
    const table = within(figure).getByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toContain('the day before');
    expect(within(table).getAllByRole('row')).toHaveLength(49);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Compare with' }), 'nothing');
    expect(window.location.hash).toContain('against=none');
    expect(
      within(figure)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).not.toContain('the day before');
  });

  it('says that no hour is closed yet', () => {
    show(viewOf({ hours: [], dayBefore: [], weekBefore: [] }));
    expect(screen.getByText(/The books are empty/)).toBeInTheDocument();
  });
});
