import { Fragment } from 'react';
import type { BusinessSum, BusinessView } from '../../session/views/business-view.ts';
import { formatCount, formatEuro, formatEuroCents } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { businessTexts as texts } from '../texts/business.ts';

type Measure = keyof typeof texts.measures;

interface Row {
  readonly id: Measure;
  readonly of: (sum: BusinessSum) => number;
  readonly show: (value: number) => string;
}

const counted = (id: Exclude<Measure, 'perOrder'>): Row => ({ id, of: (sum) => sum[id], show: formatCount });
const paid = (id: Exclude<Measure, 'perOrder'>): Row => ({ id, of: (sum) => sum[id], show: formatEuro });

const ROWS: readonly Row[] = [
  counted('orders'),
  counted('approved'),
  counted('reviewed'),
  counted('declined'),
  counted('fallbackOrders'),
  paid('lossCost'),
  paid('reviewCost'),
  paid('goodDeclinedCost'),
  paid('overflowCost'),
  paid('cost'),
  { id: 'perOrder', of: ({ cost, orders }) => (orders === 0 ? 0 : cost / orders), show: formatEuroCents },
  counted('badRequests'),
];

/** Today's closed hours beside the same hours of yesterday and of a week ago, as far as the books know them. */
export function BusinessComparison({ today, booksFrom }: Pick<BusinessView, 'today' | 'booksFrom'>) {
  const { now, dayBefore, weekBefore } = today;
  const known: readonly Earlier[] = [
    ...(dayBefore ? [{ title: texts.dayColumn, sum: dayBefore }] : []),
    ...(weekBefore ? [{ title: texts.weekColumn, sum: weekBefore }] : []),
  ];
  return (
    <section className="panel">
      <h2>{texts.today}</h2>
      <p className="meta">
        {texts.todayHint(now.hours)}{' '}
        {known.length < 2 && booksFrom !== null ? texts.booksFrom(formatTime(booksFrom)) : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={texts.today} tabIndex={0}>
        <table>
          <Head known={known} />
          <tbody>
            {ROWS.map(({ id, of, show }) => (
              <tr key={id}>
                <th scope="row">{texts.measures[id]}</th>
                <td className="number">{show(of(now))}</td>
                {known.map(({ title, sum }) => (
                  <Fragment key={title}>
                    <td className="number">{show(of(sum))}</td>
                    <td className="number">{changeText(of(sum), of(now))}</td>
                  </Fragment>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface Earlier {
  readonly title: string;
  readonly sum: BusinessSum;
}

const Head = ({ known }: { readonly known: readonly Earlier[] }) => (
  <thead>
    <tr>
      <th scope="col">{texts.measure}</th>
      <th scope="col" className="number">
        {texts.todayColumn}
      </th>
      {known.map(({ title }) => (
        <Fragment key={title}>
          <th scope="col" className="number">
            {title}
          </th>
          <th scope="col" className="number">
            {texts.change}
          </th>
        </Fragment>
      ))}
    </tr>
  </thead>
);

/** '+12 %'; nothing can be said against zero. */
function changeText(before: number, after: number): string {
  if (before === 0) return texts.none;
  const percent = Math.round((100 * (after - before)) / before);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}
