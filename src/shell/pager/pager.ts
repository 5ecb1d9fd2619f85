import { incidents } from '../../company/on-call/incident.ts';
import { defineShellCommand } from '../shell-command.ts';
import { completePager } from './complete-pager.ts';
import { ack, declare, resolve, update } from './handling.ts';
import { hint } from './hint.ts';
import { hypothesis } from './hypothesis.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';
import { readWords } from './pager-words.ts';
import { pin, unpin } from './pin.ts';
import { report } from './report.ts';
import { show } from './show.ts';

/** Everything the pager can be told, in the order of handling an incident. */
const verbs: readonly PagerVerb[] = [show, ack, hypothesis, pin, unpin, hint, declare, update, report, resolve];

const USAGE = `The on-call engineer's pager: one page at a time, the newest.\n\n${verbs
  .flatMap(({ usage }) => usage.map(([line, about]) => `  pager ${line}\n      ${about}\n`))
  .join('')}`;

/** The on-call engineer's pager: the same acts as the buttons of the incident desk. */
export const pager = defineShellCommand({
  name: 'pager',
  summary: 'show and handle the open incident (ack, hypothesis, pin, hint, declare, update, report, resolve)',
  complete: (call) => completePager(verbs, call),
  run(call) {
    const [asked = 'show', ...rest] = call.args;
    if (asked === '--help' || asked === '-h' || asked === 'help') return { out: USAGE };
    const name = asked === 'acknowledge' ? 'ack' : asked;
    const incident = incidents.all(call.tx.world).at(-1);
    if (!incident) return name === 'show' ? { out: 'No incident.\n' } : refuse('no incident is open');
    const verb = verbs.find((one) => one.name === name);
    if (!verb) return { err: `pager: '${asked}' is not a pager command\n${USAGE}`, code: 2 };
    const words = readWords(rest, verb.flags);
    return typeof words === 'string' ? refuse(words, 2) : verb.run(call, incident, words);
  },
});
