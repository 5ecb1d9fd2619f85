import { incidents } from '../../company/on-call/incident.ts';
import { isoTime } from '../../kernel/time.ts';
import { note } from './note.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';
import { textOf } from './pager-words.ts';

export const ack: PagerVerb = {
  name: 'ack',
  usage: [['ack', 'acknowledge it']],
  flags: [],
  run(call, incident) {
    const { id, acknowledgedAt } = incident;
    const now = call.tx.world.now;
    if (acknowledgedAt !== null) return { out: `${id} was acknowledged at ${isoTime(acknowledgedAt)}.\n` };
    note(call, incident, 'acknowledge', '');
    incidents.edit(call.tx, id).acknowledgedAt = now;
    return { out: `${id} acknowledged at ${isoTime(now)}.\n` };
  },
};

const saying = (name: 'declare' | 'update', about: string, done: string): PagerVerb => ({
  name,
  usage: [[`${name} <text>`, about]],
  flags: [],
  run(call, incident, words) {
    const text = textOf(words, call.stdin);
    if (text === '') return refuse(`${name} needs a text`, 2);
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    note(call, incident, name, text);
    return { out: `${incident.id}: ${done}.\n` };
  },
});

export const declare = saying('declare', 'say what is wrong and what is hit', 'declared');
export const update = saying('update', 'tell others how it stands', 'updated');

export const resolve: PagerVerb = {
  name: 'resolve',
  usage: [['resolve [<text>]', 'say that it is over; the watch goes on without you']],
  flags: [],
  run(call, incident, words) {
    const { id, acknowledgedAt, resolvedAt } = incident;
    const now = call.tx.world.now;
    if (acknowledgedAt === null) return refuse(`acknowledge ${id} first: pager ack`);
    if (resolvedAt !== null) return refuse(`${id} is resolved already`);
    note(call, incident, 'resolve', textOf(words, call.stdin));
    incidents.edit(call.tx, id).resolvedAt = now;
    return { out: `${id} resolved at ${isoTime(now)}. What you left behind is now watched.\n` };
  },
};
