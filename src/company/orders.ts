// Makes orders column by column. Every column has a stream of its own and draws a fixed number of uniforms per row,
// used or not: whatever changes one column leaves all others bit for bit as they were.
import { exp, ln, log1p } from '../kernel/math.ts';
import { RandomStream } from '../kernel/random.ts';
import { DAY, HOUR } from '../kernel/time.ts';
import { erlang } from '../ml/erlang.ts';
import { normalQuantile } from '../ml/normal-quantile.ts';
import { poissonQuantile } from '../ml/poisson-quantile.ts';
import { sigmoid } from '../ml/sigmoid.ts';
import {
  CHANNELS,
  DELIVERIES,
  NORMAL_POPULATION,
  type OrderPopulation,
  PAYMENTS,
  SEGMENTS,
} from './order-population.ts';

/** Orders sampled per day; each stands for ORDER_WEIGHT real ones. */
export const ORDERS_PER_DAY = 2000;
export const ORDER_WEIGHT = 6;

/** Orders as columns, in order of time. Categories are indices into the lists of order-population.ts; NaN = unknown. */
export interface OrderColumns {
  readonly idPrefix: string; // 'o-63-'
  readonly length: number;
  readonly at: Float64Array; // SimTime
  readonly customer: Uint32Array; // six digits
  readonly segment: Uint8Array;
  readonly payment: Uint8Array;
  readonly channel: Uint8Array;
  readonly delivery: Uint8Array;
  readonly device: Uint8Array;
  readonly region: Uint8Array;
  readonly basketEur: Float64Array; // 5 … 2500, cents
  readonly items: Uint8Array; // 1 … 40
  readonly accountAgeDays: Uint16Array; // 0 … 4000
  readonly orders90d: Uint16Array;
  readonly failedPayments30d: Uint16Array;
  readonly hoursSincePasswordChange: Float64Array;
  readonly addressMatch: Uint8Array;
  readonly distanceKm: Float64Array; // unknown for pickup
  readonly hour: Uint8Array; // of the day, local = UTC
  readonly novelty: Float64Array; // 0 … 1: how soon somebody takes to what is new; decides who chooses a new value
  readonly z: Float64Array; // true logit of a loss; nobody inside the world knows it
  readonly isLoss: Uint8Array;
  readonly labelAt: Float64Array; // SimTime at which the label becomes known
}

/** Everything a set of orders depends on. */
export interface OrderSource {
  readonly idPrefix: string;
  readonly ordersPath: string; // streams of what the customer does: 'w/orders/63'
  readonly labelsPath: string; // streams of what comes of it: 'w/labels/63'
  readonly day: number; // since the epoch
  readonly count: number;
  readonly population: OrderPopulation;
}

type Features = Omit<OrderColumns, 'z' | 'isLoss' | 'labelAt'>;

export function generateOrders(source: OrderSource): OrderColumns {
  const features = generateFeatures(source);
  const { noiseSd } = source.population.risk;
  const noise = new RandomStream(`${source.labelsPath}/noise`);
  const loss = new RandomStream(`${source.labelsPath}/is_loss`);
  const z = new Float64Array(source.count);
  const isLoss = new Uint8Array(source.count);
  for (let i = 0; i < source.count; i++) {
    z[i] = knownRisk(features, i, source.population) + noiseSd * normalQuantile(noise.uniform());
    isLoss[i] = loss.uniform() < sigmoid(z[i] as number) ? 1 : 0;
  }
  return { ...features, z, isLoss, labelAt: labelTimes(features.at, source.labelsPath) };
}

/** A label becomes known 1 + Gamma(2, 3.2) days after its order. */
function labelTimes(at: Float64Array, labelsPath: string): Float64Array {
  const delay = new RandomStream(`${labelsPath}/delay`);
  return at.map((time) => time + Math.ceil((1 + erlang(2, 3.2, [delay.uniform(), delay.uniform()])) * DAY));
}

/** When the labels of a day's orders become known, row by row: a tenth of the work of making the orders. */
export function labelTimesOfDay(seed: string, day: number, { hourWeights } = NORMAL_POPULATION): Float64Array {
  const at = instants(new RandomStream(`${seed}/orders/${day}/order_ts`), day, ORDERS_PER_DAY, hourWeights);
  return labelTimes(at, `${seed}/labels/${day}`);
}

/** The orders of one day of a world, from the seed that feeds it (`seedAt(world, start of the day)`). */
export const ordersOfDay = (seed: string, day: number, population = NORMAL_POPULATION): OrderColumns =>
  generateOrders({
    idPrefix: `o-${day}-`,
    ordersPath: `${seed}/orders/${day}`,
    labelsPath: `${seed}/labels/${day}`,
    day,
    count: ORDERS_PER_DAY,
    population,
  });

/** A panel of orders to judge models on: same process, streams of its own, no part of any day's orders. */
export const panelOrders = (
  seed: string,
  name: string,
  count: number,
  day: number,
  population = NORMAL_POPULATION,
): OrderColumns =>
  generateOrders({
    idPrefix: `p-${name}-`,
    ordersPath: `${seed}/panel/${name}/orders`,
    labelsPath: `${seed}/panel/${name}/labels`,
    day,
    count,
    population,
  });

/** The id of a row: four digits or more, in order of time. */
export const orderId = (orders: Pick<OrderColumns, 'idPrefix'>, row: number): string =>
  orders.idPrefix + String(row).padStart(4, '0');

function generateFeatures({ idPrefix, ordersPath, day, count, population }: OrderSource): Features {
  const stream = (column: string): RandomStream => new RandomStream(`${ordersPath}/${column}`);
  const at = instants(stream('order_ts'), day, count, population.hourWeights);
  const segment = choices(stream('customer_segment'), count, population.segmentShares);
  const delivery = choices(stream('delivery_option'), count, population.deliveryShares);
  const perSegment = (values: readonly number[], row: number): number => values[segment[row] as number] as number;
  const basket = stream('basket_value_eur');
  const basketEur = Float64Array.from(at, (_, i) => {
    const mean = perSegment(population.basketLogMean, i);
    const value = exp(mean + population.basketLogSd * normalQuantile(basket.uniform()));
    return Math.round(Math.min(2500, Math.max(5, value)) * 100) / 100;
  });
  const items = stream('items_count');
  const age = stream('account_age_days');
  const orders = stream('orders_90d');
  const failed = stream('failed_payments_30d');
  const match = stream('address_match');
  const customer = stream('customer_id');
  const novelty = stream('novelty');
  return {
    idPrefix,
    length: count,
    at,
    customer: Uint32Array.from(at, () => 100_000 + Math.floor(customer.uniform() * 900_000)),
    segment,
    payment: choices(stream('payment_method'), count, population.paymentShares),
    channel: choices(stream('channel'), count, population.channelShares),
    delivery,
    device: choices(stream('device_type'), count, population.deviceShares),
    region: choices(stream('region'), count, population.regionShares),
    basketEur,
    items: Uint8Array.from(basketEur, (value) =>
      Math.min(40, 1 + poissonQuantile(value / population.euroPerItem, items.uniform())),
    ),
    accountAgeDays: Uint16Array.from(at, (_, i) => {
      const draws = [age.uniform(), age.uniform(), age.uniform()];
      const days = erlang(perSegment(population.ageShape, i), perSegment(population.ageScale, i), draws);
      return Math.round(Math.min(4000, days));
    }),
    orders90d: Uint16Array.from(at, (_, i) => poissonQuantile(perSegment(population.ordersMean, i), orders.uniform())),
    failedPayments30d: Uint16Array.from(at, (_, i) =>
      poissonQuantile(perSegment(population.failedPaymentsMean, i), failed.uniform()),
    ),
    hoursSincePasswordChange: passwordHours(stream('hours_since_pw_change'), count, population),
    addressMatch: Uint8Array.from(at, (_, i) =>
      match.uniform() < perSegment(population.addressMatchShare, i) ? 1 : 0,
    ),
    distanceKm: distances(stream('ship_distance_km'), delivery, population),
    hour: Uint8Array.from(at, (time) => Math.floor((time - day * DAY) / HOUR)),
    novelty: Float64Array.from(at, () => novelty.uniform()),
  };
}

/** Order instants, ascending: within its hour each instant is equally likely. */
function instants(stream: RandomStream, day: number, count: number, hourWeights: readonly number[]): Float64Array {
  let total = 0;
  for (const weight of hourWeights) total += weight;
  const at = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let rest = stream.uniform() * total;
    let hour = 0;
    while (hour < 23 && rest >= (hourWeights[hour] as number)) rest -= hourWeights[hour++] as number;
    const within = Math.min(HOUR - 1, Math.floor((rest / (hourWeights[hour] as number)) * HOUR));
    at[i] = day * DAY + hour * HOUR + within;
  }
  return at.sort();
}

/** One category per row, as an index into the shares. */
function choices(stream: RandomStream, count: number, shares: readonly number[]): Uint8Array {
  const chosen = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let rest = stream.uniform();
    let category = 0;
    while (category < shares.length - 1 && rest >= (shares[category] as number)) rest -= shares[category++] as number;
    chosen[i] = category;
  }
  return chosen;
}

/** Hundredths of an hour, cut off, so that "less than 24" means the same before and after. */
function passwordHours(stream: RandomStream, count: number, population: OrderPopulation): Float64Array {
  const hours = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [kind, value, unknown] = [stream.uniform(), stream.uniform(), stream.uniform()];
    const drawn = kind < population.recentPasswordShare ? 24 * value : -population.passwordMeanHours * ln(value);
    hours[i] = unknown < population.passwordUnknownShare ? Number.NaN : Math.floor(drawn * 100) / 100;
  }
  return hours;
}

function distances(stream: RandomStream, delivery: Uint8Array, population: OrderPopulation): Float64Array {
  return Float64Array.from(delivery, (option) => {
    const km = exp(population.distanceLogMean + population.distanceLogSd * normalQuantile(stream.uniform()));
    return DELIVERIES[option] === 'pickup' ? Number.NaN : Math.round(km * 100) / 100;
  });
}

/** The logit of a loss as far as the columns tell it. */
function knownRisk(o: Features, i: number, { risk }: OrderPopulation): number {
  const basket = o.basketEur[i] as number;
  const segment = SEGMENTS[o.segment[i] as number];
  const payment = PAYMENTS[o.payment[i] as number];
  const delivery = DELIVERIES[o.delivery[i] as number];
  const isKnown = segment === 'regular' || segment === 'loyal';
  const isTakenOver = isKnown && CHANNELS[o.channel[i] as number] === 'app' && payment === 'wallet';
  return (
    risk.base +
    risk.logBasket * (ln(basket) - 4) +
    (risk.payment[o.payment[i] as number] as number) +
    (risk.segment[o.segment[i] as number] as number) +
    (risk.channel[o.channel[i] as number] as number) +
    (risk.delivery[o.delivery[i] as number] as number) +
    risk.failedPayments * log1p(o.failedPayments30d[i] as number) +
    (o.addressMatch[i] === 0 ? risk.addressMismatch : 0) +
    ((o.hoursSincePasswordChange[i] as number) < 24 ? risk.recentPassword : 0) +
    ((o.hour[i] as number) < 6 ? risk.night : 0) +
    risk.age * log1p((o.accountAgeDays[i] as number) / 30) +
    risk.orders * log1p(o.orders90d[i] as number) +
    (segment === 'new' && delivery === 'express' ? risk.newExpress : 0) +
    (payment === 'instalment' && basket > 150 ? risk.largeInstalment : 0) +
    (isTakenOver ? risk.accountTakeover : 0)
  );
}

/** The row of an order id like `o-63-0042`. */
export function parseOrderId(id: string): { readonly day: number; readonly row: number } | undefined {
  const match = /^o-(\d+)-(\d{4,})$/.exec(id);
  const row = Number(match?.[2]);
  return match && row < ORDERS_PER_DAY ? { day: Number(match[1]), row } : undefined;
}
