import { defineTable } from '../../kernel/table.ts';
import { DAY, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { FIRST_FORM, type NewValue, type OrderForm } from './order-form.ts';

/**
 * A release of the order service, which the app team owns. Only what changes stands in it. It comes into force at a full
 * hour, so that all that was computed of an hour stays as it is.
 */
export interface OrderServiceRelease extends OrderForm {
  readonly version: string; // '5.0'
  readonly at: SimTime;
  readonly note: string; // what the app team published about it, Markdown
}

const releases = defineTable<OrderServiceRelease>('order-service-release');

/** Plans or makes a release. */
export function putRelease(tx: Tx, made: OrderServiceRelease): void {
  releases.put(tx, `${String(made.at).padStart(14, '0')}/${made.version}`, made);
}

/** The releases so far, oldest first: what the app team published. */
export const releasesSoFar = (world: World, at: SimTime = world.now): OrderServiceRelease[] =>
  releases.all(world).filter((one) => one.at <= at);

/** The version in force; 4.0 before the first release on record. */
export const versionAt = (world: World, at: SimTime): string => releasesSoFar(world, at).at(-1)?.version ?? '4.0';

/** A way of writing orders down, and from when on. */
export interface DatedForm extends OrderForm {
  readonly from: SimTime;
}

const isChange = ({ enums, newValues }: OrderForm): boolean => newValues.length > 0 || Object.keys(enums).length > 0;

const changed = (form: OrderForm, { enums, newValues }: OrderForm): OrderForm => ({
  enums: { ...form.enums, ...enums },
  newValues: [...form.newValues, ...newValues],
});

/** How an order of an instant is written down. */
export const formAt = (world: World, at: SimTime): OrderForm =>
  releasesSoFar(world, at).filter(isChange).reduce(changed, FIRST_FORM);

/** How the orders of a day are written down, oldest first; empty when all of them are as in 4.x. */
export function formsOfDay(world: World, day: number): DatedForm[] {
  const begins = day * DAY;
  const forms: DatedForm[] = [];
  let form = FIRST_FORM;
  for (const release of releasesSoFar(world, begins + DAY - 1).filter(isChange)) {
    form = changed(form, release);
    const from = Math.max(begins, release.at);
    if (forms.at(-1)?.from === from) forms.pop();
    forms.push({ ...form, from });
  }
  return forms;
}

/** The form of an instant among those of its day. */
export const formIn = (forms: readonly DatedForm[], at: SimTime): OrderForm =>
  forms.findLast(({ from }) => from <= at) ?? FIRST_FORM;

/** Canonical JSON value of forms, for names of what depends on them: lists and values in code-unit order of their names. */
export const plainForms = (forms: readonly DatedForm[]): DatedForm[] =>
  forms.map(({ enums, from, newValues }) => ({
    enums: Object.fromEntries(Object.entries(enums).sort(([a], [b]) => (a < b ? -1 : 1))),
    from,
    newValues: newValues.map(({ field, insteadOf, share, value }: NewValue) => ({ field, insteadOf, share, value })),
  }));
