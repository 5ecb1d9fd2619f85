// How orders leave the shop: the raw feed `orders.v3` (one CSV file per day), the payload of the online endpoint (the
// same fields as JSON) and the labels as far as they are known. How values with a fixed list are written is the order
// service's business.
import { isoTime, type SimTime } from '../kernel/time.ts';
import { type EnumField, FIRST_FORM, type OrderForm, sentValue } from './order-service/order-form.ts';
import { type DatedForm, formIn } from './order-service/release.ts';
import { type OrderColumns, orderId } from './orders.ts';

const FEED_COLUMNS = [
  'order_id',
  'customer_id',
  'order_ts',
  'customer_email',
  'phone',
  'delivery_name',
  'customer_segment',
  'payment_code',
  'channel',
  'delivery_option',
  'device_type',
  'region',
  'basket_value_eur',
  'items_count',
  'account_age_days',
  'orders_90d',
  'failed_payments_30d',
  'hours_since_pw_change',
  'address_match',
  'ship_distance_km',
  'hour_local',
] as const;

type FeedValue = string | number | null;

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** The fields of one order, in the order of FEED_COLUMNS. */
function feedRow(o: OrderColumns, i: number, form: OrderForm): FeedValue[] {
  const customer = o.customer[i] as number;
  const sent = (field: EnumField): string | number => sentValue(form, o, i, field);
  return [
    orderId(o, i),
    `c-${customer}`,
    isoTime(o.at[i] as number),
    `c-${customer}@example.net`,
    `+44 1632 960${String(customer % 1000).padStart(3, '0')}`, // numbers nobody has
    `Customer ${customer}`,
    sent('customer_segment'),
    sent('payment_method'),
    sent('channel'),
    sent('delivery_option'),
    sent('device_type'),
    sent('region'),
    o.basketEur[i] as number,
    o.items[i] as number,
    o.accountAgeDays[i] as number,
    o.orders90d[i] as number,
    o.failedPayments30d[i] as number,
    known(o.hoursSincePasswordChange[i]),
    o.addressMatch[i] as number,
    known(o.distanceKm[i]),
    o.hour[i] as number,
  ];
}

/** What the gateway sends to the endpoint for one order: JSON text with the fields of the feed under `input_data`. */
export function orderPayload(orders: OrderColumns, row: number, form = FIRST_FORM): string {
  const values = feedRow(orders, row, form);
  const order = Object.fromEntries(FEED_COLUMNS.map((column, j) => [column, values[j] ?? null]));
  return JSON.stringify({ input_data: order });
}

/** The feed's file of one day; empty = null. `forms`: how its orders are written down, none = as in 4.x. */
export function ordersCsv(orders: OrderColumns, forms: readonly DatedForm[] = []): string {
  const lines: string[] = [FEED_COLUMNS.join(',')];
  for (let i = 0; i < orders.length; i++)
    lines.push(
      feedRow(orders, i, formIn(forms, orders.at[i] as number))
        .map((value) => value ?? '')
        .join(','),
    );
  return `${lines.join('\n')}\n`;
}

const LABELS_HEADER = 'order_id,is_loss,label_ts';

/** Bytes of the file of one day's labels when so many are known: every line is equally long. */
export const labelsCsvSize = (day: number, known: number): number =>
  LABELS_HEADER.length + 1 + known * `o-${day}-0000,0,${isoTime(0)}\n`.length;

/** The labels of one day's orders that are known by `knownAt`. */
export function labelsCsv(orders: OrderColumns, knownAt: SimTime): string {
  const lines = [LABELS_HEADER];
  for (let i = 0; i < orders.length; i++) {
    const labelAt = orders.labelAt[i] as number;
    if (labelAt <= knownAt) lines.push(`${orderId(orders, i)},${orders.isLoss[i]},${isoTime(labelAt)}`);
  }
  return `${lines.join('\n')}\n`;
}
