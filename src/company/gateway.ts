// The checkout gateway: it asks `checkout-risk` again and again while a basket changes (that makes the load) and once
// for every order (2,000 of 12,000 a day are simulated with their payload). It waits 800 ms and tries three times.
import type { EndpointClients, SampledRequest } from '../azure/online-endpoint/endpoint-clients.ts';
import { Memo } from '../kernel/memo.ts';
import { DAY, HOUR } from '../kernel/time.ts';
import { seedAt, type World } from '../kernel/world.ts';
import { orderPayload } from './order-feed.ts';
import { type DatedForm, formIn, formsOfDay, plainForms } from './order-service/release.ts';
import { ORDER_WEIGHT, type OrderColumns, orderId, ordersOfDay, parseOrderId } from './orders.ts';

const ENDPOINT = 'checkout-risk';

/** Calls per second at the full hours: 6 at night, 18 on average, 40 at 20 h. */
const CALLS_PER_SECOND = [
  8, 6, 6, 6, 6, 6, 8, 10, 13, 16, 18, 20, 22, 21, 19, 19, 21, 25, 31, 37, 40, 34, 25, 15,
] as const;

// Caches of pure functions of the seed and the day: with or without them the same comes out.
const days = new Memo(16);
const hours = new Memo(100);

/** The orders of a day in this world. */
export function dayOrders(world: World, day: number): OrderColumns {
  const seed = seedAt(world, day * DAY);
  return days.get(`${seed}/${day}`, () => ordersOfDay(seed, day));
}

/** The day's orders and the row of one of them, by its id. */
export function findOrder(world: World, id: string): { orders: OrderColumns; row: number } | undefined {
  const place = parseOrderId(id);
  return place && { orders: dayOrders(world, place.day), row: place.row };
}

/** First calls per second in the middle of a minute: straight lines between the full hours, the same every day. */
function callRate(minute: number): number {
  const hour = ((minute + 0.5) / 60) % 24;
  const before = CALLS_PER_SECOND[Math.floor(hour) % 24] as number;
  const after = CALLS_PER_SECOND[(Math.floor(hour) + 1) % 24] as number;
  return before + (after - before) * (hour - Math.floor(hour));
}

function ordersOfHour(world: World, hour: number, forms: readonly DatedForm[]): readonly SampledRequest[] {
  const orders = dayOrders(world, Math.floor(hour / 24));
  const requests: SampledRequest[] = [];
  for (let row = 0; row < orders.length; row++) {
    const at = orders.at[row] as number;
    if (Math.floor(at / HOUR) !== hour) continue;
    const body = orderPayload(orders, row, formIn(forms, at));
    requests.push({ id: orderId(orders, row), at, body, standsFor: ORDER_WEIGHT });
  }
  return requests;
}

export const kestrandClients: EndpointClients = {
  ratePerSecond: (_world, endpoint, minute) => (endpoint === ENDPOINT ? callRate(minute) : 0),
  sampledRequests(world, endpoint, hour) {
    if (endpoint !== ENDPOINT) return [];
    const day = Math.floor(hour / 24);
    const forms = formsOfDay(world, day);
    const form = forms.length === 0 ? '' : JSON.stringify(plainForms(forms));
    return hours.get(`${seedAt(world, day * DAY)}/${hour}${form}`, () => ordersOfHour(world, hour, forms));
  },
  // Nobody calls other endpoints on their own; who does it by hand waits as long as the service allows.
  policy: (endpoint) =>
    endpoint === ENDPOINT
      ? { timeoutMs: 800, retries: 2, retryDelayMs: 100 }
      : { timeoutMs: 180_000, retries: 0, retryDelayMs: 0 },
};
