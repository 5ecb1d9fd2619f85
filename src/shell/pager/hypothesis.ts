import { type Belief, type HypothesisState, type Incident, incidents } from '../../company/on-call/incident.ts';
import type { StepOutcome } from '../../kernel/step-outcome.ts';
import { notify } from '../../kernel/waits.ts';
import type { ShellCall } from '../shell-command.ts';
import { type PagerVerb, refuse } from './pager-verb.ts';
import { flagOf, type PagerWords, textOf } from './pager-words.ts';

const STATES: readonly HypothesisState[] = ['open', 'confirmed', 'rejected'];
const UNDECIDED = 50;

export const hypothesis: PagerVerb = {
  name: 'hypothesis',
  usage: [
    ['hypothesis <text> [--confidence 0-100]', 'write down a possible cause'],
    [
      'hypothesis update <n> [--confidence 0-100] [--state open|confirmed|rejected]',
      'say how you hold it now, as often as that changes',
    ],
  ],
  flags: ['--confidence', '--state'],
  run(call, incident, words) {
    if (incident.resolvedAt !== null) return refuse(`${incident.id} is resolved already`);
    const said = beliefOf(words);
    if (typeof said === 'string') return refuse(said, 2);
    return words.plain[0] === 'update' && words.plain.length === 2
      ? hold(call, words.plain[1] as string, said)
      : add(call, incident, textOf(words, call.stdin), said);
  },
};

type Said = Partial<Omit<Belief, 'at'>>;

/** A text says what was wrong with the flags. */
function beliefOf(words: PagerWords): Said | string {
  const confidence = flagOf(words, '--confidence');
  const state = flagOf(words, '--state');
  if (confidence !== undefined && !/^(100|\d{1,2})$/.test(confidence))
    return `--confidence is a whole number from 0 to 100, not '${confidence}'`;
  const known = STATES.find((one) => one === state);
  if (state !== undefined && known === undefined) return `--state is one of ${STATES.join(', ')}, not '${state}'`;
  return {
    ...(confidence === undefined ? {} : { confidence: Number(confidence) }),
    ...(known === undefined ? {} : { state: known }),
  };
}

function add(call: ShellCall, { id }: Incident, text: string, said: Said): StepOutcome {
  if (text === '') return refuse('hypothesis needs a text', 2);
  const { world } = call.tx;
  const n = incidents.all(world).reduce((most, row) => Math.max(most, ...row.hypotheses.map((one) => one.n)), 0) + 1;
  const belief: Belief = { at: world.now, confidence: UNDECIDED, state: 'open', ...said };
  const row = incidents.edit(call.tx, id);
  row.hypotheses = [...row.hypotheses, { n, text, beliefs: [belief] }];
  notify(call.tx, 'incident');
  return { out: `${id}: hypothesis ${n} noted at ${belief.confidence} %.\n` };
}

function hold(call: ShellCall, number: string, said: Said): StepOutcome {
  const { world } = call.tx;
  const n = Number(number.replace('#', ''));
  const incident = incidents.all(world).find((row) => row.hypotheses.some((one) => one.n === n));
  if (!incident) return refuse(`there is no hypothesis ${number}`);
  if (Object.keys(said).length === 0) return refuse('hypothesis update needs --confidence or --state', 2);
  const row = incidents.edit(call.tx, incident.id);
  row.hypotheses = row.hypotheses.map((one) => {
    if (one.n !== n) return one;
    const last = one.beliefs.at(-1) as Belief;
    return { ...one, beliefs: [...one.beliefs, { ...last, ...said, at: world.now }] };
  });
  const now = row.hypotheses.find((one) => one.n === n)?.beliefs.at(-1) as Belief;
  notify(call.tx, 'incident');
  return { out: `${incident.id}: hypothesis ${n} is ${now.state} at ${now.confidence} %.\n` };
}
