import * as v from 'valibot';
import { putAnnouncedRelease } from '../../company/order-service/announced-release.ts';
import { ENUM_FIELDS, FIRST_ENUMS } from '../../company/order-service/order-form.ts';
import { HOUR } from '../../kernel/time.ts';
import { defineFault } from './fault.ts';

const newValueSchema = v.strictObject({
  field: v.picklist(ENUM_FIELDS),
  value: v.string(), // 'gift_card'
  instead_of: v.string(), // the value that its customers chose before: 'card'
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), // of them
});

const parameters = v.pipe(
  v.strictObject({
    version: v.string(), // '5.0'
    note: v.pipe(v.string(), v.trim(), v.minLength(1)), // what the app team publishes, Markdown
    enums: v.optional(v.record(v.picklist(ENUM_FIELDS), v.array(v.string())), {}), // lists in their new order
    new_values: v.optional(v.array(newValueSchema), []),
  }),
  v.check(
    ({ enums, new_values: added }) =>
      ENUM_FIELDS.every((field) => {
        const news = added.filter((one) => one.field === field).map(({ value }) => value);
        const list = enums[field];
        if (!list) return news.length === 0;
        return (
          new Set(list).size === list.length && [...FIRST_ENUMS[field], ...news].every((one) => list.includes(one))
        );
      }),
    'a list holds every value of its field once, the new ones included',
  ),
  v.check(
    ({ new_values: added }) => added.every((one) => FIRST_ENUMS[one.field].includes(one.instead_of)),
    'a new value is chosen instead of one of 4.x',
  ),
);

/** The app team releases the order service. It is in force from the next full hour on, at once when one begins. */
export const orderServiceRelease = defineFault({
  id: 'order-service-release',
  explain: 'A release of the order service changed how orders are written down.',
  parameters,
  tell: ({ version, enums }) => ({
    actor: 'app-team',
    title: `Order service ${version}`,
    lines: ENUM_FIELDS.flatMap((field) => (enums[field] ? [`${field}: ${enums[field].join(', ')}`] : [])),
  }),
  strike(tx, { version, note, enums, new_values: added }) {
    putAnnouncedRelease(tx, {
      version,
      at: Math.ceil(tx.world.now / HOUR) * HOUR,
      note,
      enums,
      newValues: added.map(({ field, value, instead_of: insteadOf, share }) => ({ field, insteadOf, share, value })),
    });
  },
});
