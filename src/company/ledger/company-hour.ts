import { endpointClients } from '../../azure/online-endpoint/endpoint-clients.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { HOUR } from '../../kernel/time.ts';
import { businessDayId, businessDays, hoursOfDay } from './business-hour.ts';
import { decideOrders } from './decide-orders.ts';
import { addDecisions } from './decision-ledger.ts';
import { CHECKOUT_ENDPOINT, hourBooks } from './hour-books.ts';

/** Every full hour the books of the hour that is over are closed, and what was decided in it is written down. */
export const companyHour = defineReaction<null>('company.hour', (tx, _data, context) => {
  const now = Math.floor(tx.world.now / HOUR);
  schedule(tx, (now + 1) * HOUR, companyHour, null);
  const decided = decideOrders(tx.world, context, CHECKOUT_ENDPOINT, now - 1);
  const samples = endpointClients.of(context).sampledRequests(tx.world, CHECKOUT_ENDPOINT, now - 1);
  addDecisions(
    tx,
    context.content,
    now - 1,
    samples.map(({ id }) => id),
    decided,
  );
  const row = hourBooks(tx.world, context, now - 1, decided);
  if (row) businessDays.put(tx, businessDayId(row.hour), { hours: [...hoursOfDay(tx.world, row.hour), row] });
});
