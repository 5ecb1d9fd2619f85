// Files of orders and labels that the content store makes when somebody reads them. A reference names everything the
// bytes depend on, the seed included, so it means the same bytes for ever.
import type { ContentGenerator, ContentRef } from '../kernel/content-store.ts';
import type { SimTime } from '../kernel/time.ts';
import { labelsCsv, ordersCsv } from './order-feed.ts';
import { type DatedForm, plainForms } from './order-service/release.ts';
import { ordersOfDay, panelOrders } from './orders.ts';

interface OrdersArgs {
  readonly day: number;
  readonly forms?: readonly DatedForm[]; // where they are not those of 4.x
  readonly seed: string;
}
interface LabelsArgs {
  readonly day: number;
  readonly knownAt: SimTime;
  readonly seed: string;
}
interface PanelArgs {
  readonly count: number;
  readonly day: number;
  readonly name: string;
  readonly seed: string;
}

// Canonical JSON: keys in code-unit order, no blanks.
/** The raw feed of one day. `seed` is `seedAt(world, start of the day)`, `forms` how its orders are written down. */
export const ordersDayRef = (seed: string, day: number, forms: readonly DatedForm[] = []): ContentRef => {
  const args: OrdersArgs = forms.length === 0 ? { day, seed } : { day, forms: plainForms(forms), seed };
  return `gen:orders-day?${JSON.stringify(args)}`;
};

/** The labels of one day's orders that are known by `knownAt`. */
export const labelsDayRef = (seed: string, day: number, knownAt: SimTime): ContentRef =>
  `gen:labels-day?${JSON.stringify({ day, knownAt, seed } satisfies LabelsArgs)}`;

/** A panel of orders from streams of its own, in the form of the raw feed. */
export const panelRef = (seed: string, name: string, count: number, day: number): ContentRef =>
  `gen:orders-panel?${JSON.stringify({ count, day, name, seed } satisfies PanelArgs)}`;

const encoder = new TextEncoder();

const generator =
  <Args>(text: (args: Args) => string): ContentGenerator =>
  (args) =>
    encoder.encode(text(JSON.parse(args) as Args));

/** The generators by the name that stands in the reference. */
export const orderGenerators = (): ReadonlyMap<string, ContentGenerator> =>
  new Map([
    ['orders-day', generator<OrdersArgs>(({ seed, day, forms }) => ordersCsv(ordersOfDay(seed, day), forms))],
    ['labels-day', generator<LabelsArgs>(({ seed, day, knownAt }) => labelsCsv(ordersOfDay(seed, day), knownAt))],
    [
      'orders-panel',
      generator<PanelArgs>(({ seed, name, count, day }) => ordersCsv(panelOrders(seed, name, count, day))),
    ],
  ]);
