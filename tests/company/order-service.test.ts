import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../src/company/channels/channel.ts';
import { colleagueSays } from '../../src/company/channels/colleague-says.ts';
import { kestrandClients } from '../../src/company/gateway.ts';
import { orderPayload, ordersCsv } from '../../src/company/order-feed.ts';
import { orderGenerators, ordersDayRef } from '../../src/company/order-generators.ts';
import { chosenValue, FIRST_FORM, type OrderForm } from '../../src/company/order-service/order-form.ts';
import { formAt, formsOfDay, releasesSoFar, versionAt } from '../../src/company/order-service/release.ts';
import { ordersOfDay, panelOrders } from '../../src/company/orders.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { pushEvent } from '../../src/kernel/queue.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts';
import { newWorld, type World } from '../../src/kernel/world.ts';
import { FAULT_STRIKES } from '../../src/scenario/faults/fault-strikes.ts';
import { orderServiceRelease } from '../../src/scenario/faults/order-service-release.ts';
import { faultReactions } from '../../src/scenario/faults/registry.ts';

const RESORTED = ['bank_transfer', 'card', 'instalment', 'wallet'];
const AT = 63 * DAY + 9 * HOUR;

/** A world in which releases struck, and a day went by. */
async function worldAfter(...strikes: readonly { readonly at: number; readonly with: object }[]): Promise<World> {
  const simulation = new Simulation({
    world: newWorld({ world: 'w', play: 'p', playFrom: 90 * DAY }, 63 * DAY),
    reactions: [...faultReactions, colleagueSays],
    context: { content: new ContentStore(), memo: new Memo(), ports: new Map() },
    isChecked: true,
  });
  await simulation.transact((tx) => {
    for (const strike of strikes)
      pushEvent(tx, strike.at, FAULT_STRIKES, { fault: orderServiceRelease.id, with: { ...strike.with } });
  });
  await simulation.advance(64 * DAY);
  return simulation.world;
}

const FIVE = { version: '5.0', note: 'Lists are sorted.', enums: { payment_method: RESORTED } };
const codesOf = (csv: string): string[] =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[7] ?? '');

describe('a release of the order service', () => {
  const day = ordersOfDay('w', 63);

  it('changes what is sent from its full hour on, in the feed and in the payload alike', async () => {
    const world = await worldAfter({ at: AT - 17 * MINUTE, with: FIVE });
    const before = codesOf(ordersCsv(day));
    const content = new ContentStore(orderGenerators());
    const sent = codesOf(content.text(ordersDayRef('w', 63, formsOfDay(world, 63))));
    // By the lists themselves: card 0 → 1, wallet 1 → 3, bank transfer 2 → 0, instalment 3 → 2.
    const moved = ['1', '3', '0', '2'];
    for (let row = 0; row < day.length; row++) {
      const isOld = (day.at[row] ?? 0) < AT;
      expect(sent[row]).toBe(isOld ? before[row] : moved[Number(before[row])]);
    }
    for (const hour of [8, 9, 20])
      for (const { id, body } of kestrandClients.sampledRequests(world, 'checkout-risk', 63 * 24 + hour))
        expect(String(JSON.parse(body).input_data.payment_code)).toBe(sent[Number(id.slice(-4))]);
    expect(versionAt(world, AT - 1)).toBe('4.0');
    expect(releasesSoFar(world)).toMatchObject([{ version: '5.0', at: AT, note: 'Lists are sorted.' }]);
    const text = 'Order service 5.0 is in production.\nLists are sorted.';
    expect(messagesOf(world, 'feeds')).toEqual([{ at: AT, actor: 'app-team', text }]);
  });

  it('names what a file depends on; days of 4.x keep the names they had', async () => {
    const world = await worldAfter({ at: AT, with: FIVE });
    expect(ordersDayRef('w', 62, formsOfDay(world, 62))).toBe('gen:orders-day?{"day":62,"seed":"w"}');
    expect(ordersDayRef('w', 64, formsOfDay(world, 64))).toBe(
      `gen:orders-day?{"day":64,"forms":[{"enums":{"payment_method":${JSON.stringify(RESORTED)}},"from":${64 * DAY},"newValues":[]}],"seed":"w"}`,
    );
  });

  it('changes no column but its own', () => {
    const form: OrderForm = { enums: { payment_method: RESORTED }, newValues: [] };
    for (let row = 0; row < 200; row++) {
      const { payment_code: _, ...old } = JSON.parse(orderPayload(day, row)).input_data;
      const { payment_code: __, ...sent } = JSON.parse(orderPayload(day, row, form)).input_data;
      expect(sent).toEqual(old);
    }
  });

  it('gives fields that travel by name the name at the place the shop knows', () => {
    const form: OrderForm = { enums: { channel: ['app', 'phone', 'web'] }, newValues: [] };
    const place = new Map([
      ['web', 'app'],
      ['app', 'phone'],
      ['phone', 'web'],
    ]);
    for (let row = 0; row < 200; row++)
      expect(JSON.parse(orderPayload(day, row, form)).input_data.channel).toBe(
        place.get(chosenValue(FIRST_FORM, day, row, 'channel')),
      );
  });

  it('lets a share of customers choose what is new, the same ones every time', () => {
    const orders = panelOrders('w', 'novelty', 24_000, 63);
    const form = (share: number): OrderForm => ({
      enums: { payment_method: ['bank_transfer', 'card', 'gift_card', 'instalment', 'wallet'] },
      newValues: [{ field: 'payment_method', insteadOf: 'card', share, value: 'gift_card' }],
    });
    const rows = (share: number): number[] =>
      Array.from({ length: orders.length }, (_, row) => row).filter(
        (row) => chosenValue(form(share), orders, row, 'payment_method') === 'gift_card',
      );
    const cards = orders.payment.filter((one) => one === 0).length;
    const few = rows(0.1);
    expect(Math.abs(few.length / cards - 0.1)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / cards));
    for (const row of few) expect(orders.payment[row]).toBe(0);
    expect(rows(0.3)).toEqual(expect.arrayContaining(few));
    expect(JSON.parse(orderPayload(orders, few[0] ?? 0, form(0.1))).input_data.payment_code).toBe(2);
  });

  it('goes on from the lists before it, and may take them back', async () => {
    const world = await worldAfter(
      { at: AT, with: FIVE },
      { at: AT + 3 * HOUR, with: { version: '5.1', note: 'x', enums: { channel: ['app', 'phone', 'web'] } } },
      {
        at: AT + 6 * HOUR,
        with: {
          version: '5.2',
          note: 'x',
          enums: { payment_method: ['card', 'wallet', 'bank_transfer', 'instalment'] },
        },
      },
    );
    expect(Object.keys(formAt(world, AT + 4 * HOUR).enums).sort()).toEqual(['channel', 'payment_method']);
    const last = formAt(world, AT + 7 * HOUR);
    expect(JSON.parse(orderPayload(day, 5, last)).input_data.payment_code).toBe(day.payment[5]);
    expect(formsOfDay(world, 63).map(({ from }) => from)).toEqual([AT, AT + 3 * HOUR, AT + 6 * HOUR]);
    expect(formsOfDay(world, 64)).toHaveLength(1);
  });

  it('has to name every value once', () => {
    const isFine = (enums: object, new_values: object[] = []): boolean =>
      v.safeParse(orderServiceRelease.parameters, { version: '5.0', note: 'x', enums, new_values }).success;
    expect(isFine({ payment_method: RESORTED })).toBe(true);
    expect(isFine({ payment_method: RESORTED.slice(1) })).toBe(false);
    expect(isFine({ payment_method: [...RESORTED, 'card'] })).toBe(false);
    const gift = { field: 'payment_method', value: 'gift_card', instead_of: 'card', share: 0.1 };
    expect(isFine({}, [gift])).toBe(false);
    expect(isFine({ payment_method: [...RESORTED, 'gift_card'] }, [gift])).toBe(true);
    expect(isFine({ payment_method: [...RESORTED, 'gift_card'] }, [{ ...gift, instead_of: 'cash' }])).toBe(false);
  });
});
