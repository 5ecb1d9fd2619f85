// How orders leave the shop: the raw feed `orders.v3` (one CSV file per day), the payload of the online endpoint (the
// same fields as JSON) and the labels as far as they are known. The payment method travels as a code.
import { isoTime, type SimTime } from '../kernel/time.ts';
import { CHANNELS, DELIVERIES, DEVICES, REGIONS, SEGMENTS } from './order-population.ts';
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
function feedRow(o: OrderColumns, i: number): FeedValue[] {
  const customer = o.customer[i] as number;
  return [
    orderId(o, i),
    `c-${customer}`,
    isoTime(o.at[i] as number),
    `c-${customer}@example.net`,
    `+44 1632 960${String(customer % 1000).padStart(3, '0')}`, // numbers nobody has
    `Customer ${customer}`,
    SEGMENTS[o.segment[i] as number] as string,
    o.payment[i] as number,
    CHANNELS[o.channel[i] as number] as string,
    DELIVERIES[o.delivery[i] as number] as string,
    DEVICES[o.device[i] as number] as string,
    REGIONS[o.region[i] as number] as string,
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
export function orderPayload(orders: OrderColumns, row: number): string {
  const values = feedRow(orders, row);
  const order = Object.fromEntries(FEED_COLUMNS.map((column, j) => [column, values[j] ?? null]));
  return JSON.stringify({ input_data: order });
}

/** The feed's file of one day; empty = null. */
export function ordersCsv(orders: OrderColumns): string {
  const lines: string[] = [FEED_COLUMNS.join(',')];
  for (let i = 0; i < orders.length; i++)
    lines.push(
      feedRow(orders, i)
        .map((value) => value ?? '')
        .join(','),
    );
  return `${lines.join('\n')}\n`;
}

/** The labels of one day's orders that are known by `knownAt`. */
export function labelsCsv(orders: OrderColumns, knownAt: SimTime): string {
  const lines = ['order_id,is_loss,label_ts'];
  for (let i = 0; i < orders.length; i++) {
    const labelAt = orders.labelAt[i] as number;
    if (labelAt <= knownAt) lines.push(`${orderId(orders, i)},${orders.isLoss[i]},${isoTime(labelAt)}`);
  }
  return `${lines.join('\n')}\n`;
}
