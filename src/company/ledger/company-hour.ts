import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { HOUR } from '../../kernel/time.ts';
import { businessDayId, businessDays, hoursOfDay } from './business-hour.ts';
import { hourBooks } from './hour-books.ts';

/** Every full hour the books of the hour that is over are closed. */
export const companyHour = defineReaction<null>('company.hour', (tx, _data, context) => {
  const now = Math.floor(tx.world.now / HOUR);
  schedule(tx, (now + 1) * HOUR, companyHour, null);
  const row = hourBooks(tx.world, context, now - 1);
  if (row) businessDays.put(tx, businessDayId(row.hour), { hours: [...hoursOfDay(tx.world, row.hour), row] });
});
