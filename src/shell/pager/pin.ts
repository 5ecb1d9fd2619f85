import { incidents } from '../../company/on-call/incident.ts';
import { isoTime } from '../../kernel/time.ts';
import { notify } from '../../kernel/waits.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';
import { flagOf } from './pager-words.ts';

const LONGEST_LINK = 2000;

export const pin: PagerVerb = {
  name: 'pin',
  usage: [['pin <link> [--note <text>]', "keep a place of the console as evidence: '#/endpoints/…'"]],
  flags: ['--note'],
  run(call, incident, words) {
    const [link = '', ...more] = words.plain;
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    if (!link.startsWith('#/') || link.length > LONGEST_LINK || more.length > 0)
      return refuse("pin needs one address of the console, as in: pager pin '#/endpoints' --note 'what it shows'", 2);
    const { world } = call.tx;
    const n = incidents.all(world).reduce((most, row) => Math.max(most, ...row.pins.map((one) => one.n)), 0) + 1;
    const row = incidents.edit(call.tx, incident.id);
    row.pins = [...row.pins, { n, at: world.now, link, note: flagOf(words, '--note')?.trim() ?? '', removedAt: null }];
    notify(call.tx, 'incident');
    return { out: `${incident.id}: pin ${n}, ${isoTime(world.now)}.\n` };
  },
};

export const unpin: PagerVerb = {
  name: 'unpin',
  usage: [['unpin <n>', 'take a pin away']],
  flags: [],
  run(call, _newest, { plain: [number = ''] }) {
    const n = Number(number.replace('#', ''));
    const incident = incidents
      .all(call.tx.world)
      .find((row) => row.pins.some((one) => one.n === n && one.removedAt === null));
    if (!incident) return refuse(number === '' ? 'unpin needs the number of a pin' : `there is no pin ${number}`);
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    const row = incidents.edit(call.tx, incident.id);
    row.pins = row.pins.map((one) => (one.n === n ? { ...one, removedAt: call.tx.world.now } : one));
    notify(call.tx, 'incident');
    return { out: `${incident.id}: pin ${n} taken away.\n` };
  },
};
