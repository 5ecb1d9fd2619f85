import { describe, expect, it } from 'vitest';
import { activities } from '../../src/azure/activity.ts';
import { putDataAsset } from '../../src/azure/data/data-asset.ts';
import { jobs } from '../../src/azure/job/job.ts';
import { cronNext, parseCron } from '../../src/azure/schedule/cron.ts';
import { scheduleId, schedules } from '../../src/azure/schedule/schedule.ts';
import { nextRun, type Trigger } from '../../src/azure/schedule/trigger.ts';
import { hashFresh } from '../../src/kernel/hash.ts';
import { DAY, HOUR, isoTime, MINUTE, parseIsoTime } from '../../src/kernel/time.ts';
import { estate, JOB_YAML, WORKSPACE } from './estate.ts';

const SCHEDULE = `$schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
name: checkout_weekly
description: Trains every Monday.
trigger:
  type: cron
  expression: "0 5 * * 1"
create_job:
  type: command
  job: ../jobs/train.yml
  inputs:
    rate: 0.25
`;
const FILES = {
  'jobs/train.yml': JOB_YAML.replace('code: src', 'code: ../src'),
  'src/train.py': 'print(1)\n',
  'schedules/weekly.yml': SCHEDULE,
};

async function scheduled(yaml = SCHEDULE) {
  const made = await estate();
  await made.write({ ...FILES, 'schedules/weekly.yml': yaml });
  return made;
}

const at = (text: string): number => parseIsoTime(text) as number;
const times = (trigger: Trigger, from: string, count: number): string[] => {
  const found: string[] = [];
  let now: number | null = at(from);
  while (now !== null && found.length < count) {
    now = nextRun(trigger, now);
    if (now !== null) found.push(isoTime(now).slice(0, 16));
  }
  return found;
};
const span = { startAt: at('2026-01-05T00:00Z'), endAt: null, hasStart: false };

describe('triggers', () => {
  it('a cron expression runs on its days of the week; days and months are without effect, as in Azure', () => {
    const monday: Trigger = { kind: 'cron', expression: '0 5 13 2 MON', ...span };
    expect(times(monday, '2026-03-09T05:00Z', 2)).toEqual(['2026-03-16T05:00', '2026-03-23T05:00']);
    const office: Trigger = { kind: 'cron', expression: '*/30 8-9 * * 1-5', ...span };
    expect(times(office, '2026-03-06T09:00Z', 3)).toEqual(['2026-03-06T09:30', '2026-03-09T08:00', '2026-03-09T08:30']);
    expect(cronNext(parseCron('15 0 * * 7'), at('2026-03-09T00:00Z'))).toBe(at('2026-03-15T00:15Z'));
  });

  it('a recurrence counts from its start', () => {
    const pattern = { hours: [6, 18], minutes: [0], weekDays: [], monthDays: [] };
    const everyOther: Trigger = {
      kind: 'recurrence',
      frequency: 'day',
      interval: 2,
      pattern,
      ...span,
      startAt: at('2026-03-01T12:00Z'),
    };
    expect(times(everyOther, '2026-01-05T00:00Z', 3)).toEqual([
      '2026-03-01T18:00',
      '2026-03-03T06:00',
      '2026-03-03T18:00',
    ]);
    const week: Trigger = { ...everyOther, frequency: 'week', pattern: { ...pattern, hours: [5], weekDays: [0, 3] } };
    expect(times(week, '2026-03-01T00:00Z', 3)).toEqual(['2026-03-09T05:00', '2026-03-12T05:00', '2026-03-23T05:00']);
    const month: Trigger = { ...everyOther, frequency: 'month', interval: 1, pattern: { ...pattern, monthDays: [31] } };
    expect(times(month, '2026-03-01T00:00Z', 3)).toEqual(['2026-03-31T06:00', '2026-03-31T18:00', '2026-05-31T06:00']);
    const minutes: Trigger = { ...everyOther, frequency: 'minute', interval: 45, pattern: null };
    expect(times(minutes, '2026-03-01T12:00Z', 2)).toEqual(['2026-03-01T12:45', '2026-03-01T13:30']);
  });

  it('nothing runs before the start or after the end', () => {
    const limited: Trigger = {
      kind: 'cron',
      expression: '0 0 * * *',
      startAt: at('2026-03-02T00:00Z'),
      endAt: at('2026-03-03T00:00Z'),
      hasStart: true,
    };
    expect(times(limited, '2026-01-05T00:00Z', 9)).toEqual(['2026-03-02T00:00', '2026-03-03T00:00']);
  });
});

describe('schedules', () => {
  it('submits its job when it is due, with the code of its making and the data of the day', async () => {
    const made = await scheduled();
    const shown = await made.json('ml schedule create', { file: 'schedules/weekly.yml' });
    expect(shown).toMatchObject({
      name: 'checkout_weekly',
      is_enabled: true,
      provisioning_state: 'Succeeded',
      trigger: { type: 'cron', expression: '0 5 * * 1', time_zone: 'UTC' },
      create_job: { type: 'command', inputs: { orders: { path: 'azureml:orders@latest' }, rate: 0.25 } },
    });
    await made.write({ 'src/train.py': 'print(2)\n' });
    await made.simulation.advance(DAY);
    await made.simulation.transact((tx) =>
      putDataAsset(tx, {
        workspace: WORKSPACE,
        name: 'orders',
        version: '13',
        type: 'uri_folder',
        path: 'azureml://datastores/curated/paths/orders',
        createdBy: 'data-engineer',
      }),
    );
    await made.simulation.advance(8 * DAY);
    const [first, second] = jobs.all(made.world);
    expect([first?.name, second?.name]).toEqual([
      'checkout_weekly-20260105T050000Z',
      'checkout_weekly-20260112T050000Z',
    ]);
    expect(first?.createdBy).toBe('oncall');
    expect([first, second].map((job) => job?.inputs.orders)).toMatchObject([
      { reference: 'azureml:orders:12' },
      { reference: 'azureml:orders:13' },
    ]);
    expect(second?.inputs.rate).toEqual({ kind: 'literal', value: '0.25' });
    expect(second?.code).toEqual(first?.code);
    expect(second?.history.at(-1)?.status).toBe('Completed');
  });

  it('does not run while it is disabled, and must be disabled before it is deleted', async () => {
    const made = await scheduled();
    await made.json('ml schedule create', { file: 'schedules/weekly.yml' });
    expect(await made.refusal('ml schedule delete', { name: 'checkout_weekly' })).toMatchObject({ code: 'UserError' });
    expect(await made.json('ml schedule disable', { name: 'checkout_weekly' })).toMatchObject({ is_enabled: false });
    expect(await made.az('ml schedule list')).toMatchObject({ result: [] });
    await made.simulation.advance(6 * HOUR);
    expect(jobs.all(made.world)).toEqual([]);
    await made.json('ml schedule enable', { name: 'checkout_weekly' });
    expect(schedules.need(made.world, scheduleId(WORKSPACE, 'checkout_weekly')).due?.at).toBe(7 * DAY + 5 * HOUR);
    await made.json('ml schedule disable', { name: 'checkout_weekly' });
    expect(await made.az('ml schedule delete', { name: 'checkout_weekly' })).toEqual({ kind: 'nothing' });
    expect(await made.refusal('ml schedule show', { name: 'checkout_weekly' })).toMatchObject({ exitCode: 3 });
    expect(made.world.queue).toEqual([]);
    expect(activities(made.world, 0, made.world.now).map(({ operation }) => operation.split('/').at(-1))).toEqual([
      'write',
      'write',
      'write',
      'write',
      'delete',
    ]);
  });

  it('is triggered by hand without losing its turn', async () => {
    const made = await scheduled();
    await made.json('ml schedule create', { file: 'schedules/weekly.yml' });
    const run = await made.json('ml schedule trigger', { name: 'checkout_weekly' });
    expect(run).toEqual({ job_name: 'checkout_weekly-20260105T000000Z', schedule_action_type: 'CreateJob' });
    expect(await made.json('ml schedule trigger', { name: 'checkout_weekly' })).toMatchObject({
      job_name: 'checkout_weekly-20260105T000000Z-2',
    });
    await made.simulation.advance(6 * HOUR);
    expect(jobs.ids(made.world)).toContain('checkout_weekly-20260105T050000Z');
  });

  it('changes by properties; what is not changed keeps its code', async () => {
    const made = await scheduled();
    await made.json('ml schedule create', { file: 'schedules/weekly.yml' });
    await made.write({ 'src/train.py': 'print(2)\n' });
    const before = schedules.need(made.world, scheduleId(WORKSPACE, 'checkout_weekly')).action;
    const changed = await made.json('ml schedule update', {
      name: 'checkout_weekly',
      set: ['trigger.expression=30 4 * * *', 'tags.owner=ml'],
    });
    expect(changed).toMatchObject({ trigger: { expression: '30 4 * * *' }, tags: { owner: 'ml' } });
    const row = schedules.need(made.world, scheduleId(WORKSPACE, 'checkout_weekly'));
    expect(row.action).toBe(before);
    expect(row.due?.at).toBe(4 * HOUR + 30 * MINUTE);
    expect(made.world.queue.flatMap(({ events }) => events)).toHaveLength(1);
  });

  it('refuses a label that nothing has yet', async () => {
    const made = await scheduled(
      SCHEDULE.replace('rate: 0.25', 'more: {type: uri_folder, path: "azureml:more@latest"}'),
    );
    expect((await made.refusal('ml schedule create', { file: 'schedules/weekly.yml' })).message).toBe(
      'Not found data asset more@latest.',
    );
  });

  it('names what is wrong with its specification', async () => {
    const refusal = async (yaml: string) => {
      const made = await scheduled(yaml);
      return (await made.refusal('ml schedule create', { file: 'schedules/weekly.yml' })).message;
    };
    expect(await refusal(SCHEDULE.replace('0 5 * * 1', '0 25 * * 1'))).toContain('(x) trigger.expression:');
    expect(await refusal(SCHEDULE.replace('type: cron', 'type: recurrence'))).toContain('(x) trigger.frequency:');
    expect(await refusal(SCHEDULE.replace('type: command', 'type: pipeline'))).toContain('jobs of type pipeline');
    expect(await refusal(SCHEDULE.replace('type: cron', 'type: cron\n  time_zone: CET'))).toContain('time zone CET');
    expect(await refusal(SCHEDULE.split('create_job')[0] as string)).toContain('(x) create_job:');
  });

  it('comes to the same however the time is passed, in a fork as well', async () => {
    const one = await scheduled();
    await one.json('ml schedule create', { file: 'schedules/weekly.yml' });
    const fork = one.play(one.world);
    await one.simulation.advance(8 * DAY);
    for (let day = 1; day <= 8; day++) await fork.advance(day * DAY);
    expect(hashFresh(fork.world)).toBe(hashFresh(one.world));
  });
});
