import { nextHint } from '../../company/on-call/hint-ladder.ts';
import { incidents } from '../../company/on-call/incident.ts';
import { notify } from '../../kernel/waits.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';

export const hint: PagerVerb = {
  name: 'hint',
  usage: [['hint', 'have the next hint revealed; it is written down when']],
  flags: [],
  run(call, incident) {
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    const next = nextHint(call.tx.world);
    if (!next) return refuse('there is no further hint');
    const row = incidents.edit(call.tx, incident.id);
    row.hints = [...row.hints, { at: call.tx.world.now, text: next.text }];
    notify(call.tx, 'incident');
    return { out: `${next.text}\n${next.left === 0 ? 'This was the last hint.' : `${next.left} more.`}\n` };
  },
};
