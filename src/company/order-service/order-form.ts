import { CHANNELS, DELIVERIES, DEVICES, PAYMENTS, REGIONS, SEGMENTS } from '../order-population.ts';
import type { OrderColumns } from '../orders.ts';

/** Fields of an order with a fixed list of values, as the order service calls them. */
export const ENUM_FIELDS = [
  'channel',
  'customer_segment',
  'delivery_option',
  'device_type',
  'payment_method',
  'region',
] as const;

export type EnumField = (typeof ENUM_FIELDS)[number];

/** The lists of order service 4.x. The shop knows them by heart. */
export const FIRST_ENUMS: { readonly [field in EnumField]: readonly string[] } = {
  channel: CHANNELS,
  customer_segment: SEGMENTS,
  delivery_option: DELIVERIES,
  device_type: DEVICES,
  payment_method: PAYMENTS,
  region: REGIONS,
};

/** A value that customers can choose since a release, and who does: a share of those who would have chosen another. */
export interface NewValue {
  readonly field: EnumField;
  readonly insteadOf: string; // 'card'
  readonly share: number; // of them, 0 … 1
  readonly value: string; // 'gift_card'
}

/**
 * How the order service writes an order down: the order of its lists where it is not that of 4.x, and what can be chosen
 * since. The payment method travels as its place in the service's list (`payment_code`). The other fields travel by name:
 * the shop sends the place it knows, new values at the end, and the service writes the name that its own list has there.
 */
export interface OrderForm {
  readonly enums: { readonly [field in EnumField]?: readonly string[] };
  readonly newValues: readonly NewValue[];
}

export const FIRST_FORM: OrderForm = { enums: {}, newValues: [] };

const columnOf = (orders: OrderColumns, field: EnumField): Uint8Array => {
  switch (field) {
    case 'channel':
      return orders.channel;
    case 'customer_segment':
      return orders.segment;
    case 'delivery_option':
      return orders.delivery;
    case 'device_type':
      return orders.device;
    case 'payment_method':
      return orders.payment;
    case 'region':
      return orders.region;
  }
};

/** What the customer really chose. */
export function chosenValue(form: OrderForm, orders: OrderColumns, row: number, field: EnumField): string {
  const usual = FIRST_ENUMS[field][columnOf(orders, field)[row] as number] as string;
  let share = 0; // of those who would have chosen the usual value; each new one takes the next piece of them
  for (const one of form.newValues) {
    if (one.field !== field || one.insteadOf !== usual) continue;
    share += one.share;
    if ((orders.novelty[row] as number) < share) return one.value;
  }
  return usual;
}

/** What is sent for it: a code for the payment method, else a name. */
export function sentValue(form: OrderForm, orders: OrderColumns, row: number, field: EnumField): string | number {
  const value = chosenValue(form, orders, row, field);
  const first = FIRST_ENUMS[field];
  const list = form.enums[field] ?? first;
  if (field === 'payment_method') return list.indexOf(value);
  if (list === first) return value;
  const added = form.newValues.filter((one) => one.field === field).map((one) => one.value);
  return list[[...first, ...added].indexOf(value)] ?? value;
}
