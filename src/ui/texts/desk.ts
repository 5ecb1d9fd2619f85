import type { HypothesisState, IncidentNote } from '../../session/views/incident-view.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Texts of the incident desk. */
export const deskTexts = {
  title: 'Incident desk',
  briefing: 'Briefing',
  noIncident: 'No incident.',
  noIncidentHint: 'The pager is quiet. When an alert rule fires, its page stands here.',
  paged: 'paged',
  acknowledgedAfter: (span: string) => `acknowledged after ${span}`,
  notAcknowledged: 'not acknowledged',
  resolvedAt: (time: string) => `resolved at ${time}`,
  severity: (severity: number) => `sev ${severity}`,
  alarm: 'The pager is going off',
  earlier: 'Earlier pages of this play',
  stillOpen: 'never resolved',
  acknowledge: 'Acknowledge',
  links: 'Where to look',
  monitoring: (endpoint: string) => `Monitoring of ${endpoint}`,
  logs: (endpoint: string) => `Logs of ${endpoint}`,
  activity: 'Activity log',
  history: 'Repository history',
  failed: 'The pager said',
} as const;

/** Texts of the list that says what comes next. */
export const stepTexts = {
  title: 'What to do next',
  now: 'now',
  done: 'done',
  next: 'later',
  steps: {
    acknowledge: 'Acknowledge',
    investigate: 'Find out why',
    declare: 'Declare',
    repair: 'Repair',
    report: 'Hand in the report',
    resolve: 'Resolve',
  },
  acknowledge: 'Say that you have it: until then everybody waits for somebody.',
  investigate:
    'What changed just before it began? Look at monitoring, logs and history; write down what you suppose and pin what you see.',
  investigated: (hypotheses: number, pins: number) =>
    `${plural(hypotheses, 'hypothesis', 'hypotheses')}, ${plural(pins, 'pin', 'pins')}`,
  declare: 'Tell the others what is wrong and what is hit, as soon as you know.',
  repair: 'Stop the harm first, then remove its cause.',
  repaired: 'Within the objectives now. Is the cause gone as well, or only quiet?',
  measured: (p95: string, unanswered: string) => `p95 ${p95}, ${unanswered} unanswered in the last 5 minutes`,
  report: 'Cause, evidence, and what keeps it from coming back.',
  resolve: 'Only when it can be left alone: the world is watched on without you.',
  over: 'The incident is over.',
  at: (time: string) => `at ${time}`,
  goTo: (step: string) => `Go to: ${step}`,
} as const;

/** Texts of how the endpoint stands. */
export const pulseTexts = {
  title: (endpoint: string) => `${endpoint} now`,
  about: 'The last three hours, and the last five minutes beside the objective.',
  p95: 'p95 latency',
  unanswered: 'Requests without an answer in time',
  calls: 'Calls per second',
  objective: 'Objective',
  upTo: (value: string) => `up to ${value}`,
  met: 'kept',
  missed: 'missed',
  noObjective: 'none',
  ms: (value: number) => `${Math.round(value)} ms`,
  perSecond: (value: number) => `${value.toFixed(1)}/s`,
  pinned: (what: string, value: string, time: string) => `${what} ${value} at ${time}`,
  budget: 'Error budget',
  budgetLeft: (share: string, days: number) => `${share} left of the budget of ${days} days`,
  budgetGone: (days: number) => `The budget of ${days} days is used up: the objective is missed.`,
  burn: 'Burn rate',
  burnAbout: 'At 1 × the budget lasts just as long as it is meant to.',
  span: 'Over',
  hours: (hours: number) => (hours >= 48 ? `${hours / 24} d` : `${hours} h`),
  rate: (rate: number) => `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} ×`,
  unansweredShort: 'Unanswered',
  gone: (span: string) => `At the rate of the last hour it is used up in ${span}.`,
} as const;

/** Texts of hypotheses and evidence. */
export const evidenceTexts = {
  hypotheses: 'Hypotheses',
  hypothesesAbout: 'What could be the cause? Say how sure you are, and change it as you learn.',
  noHypotheses: 'Nothing supposed yet.',
  newHypothesis: 'A possible cause',
  add: 'Add',
  confidenceOf: (n: number) => `Confidence of hypothesis ${n}`,
  stateOf: (n: number) => `State of hypothesis ${n}`,
  states: { open: 'open', confirmed: 'confirmed', rejected: 'rejected' } satisfies {
    readonly [state in HypothesisState]: string;
  },
  percent: '%',
  course: (steps: string) => `so far: ${steps}`,
  belief: (confidence: number, state: HypothesisState, time: string) =>
    `${confidence} %${state === 'open' ? '' : `, ${state}`} at ${time}`,
  evidence: 'Pinned evidence',
  evidenceAbout: 'Pins stand on charts, rows, log lines and terminal output. Each leads back to what you saw.',
  noEvidence: 'Nothing pinned yet.',
  pinnedAt: 'pinned at',
  remove: (n: number) => `Take pin ${n} away`,
} as const;

/** Texts of what is said and handed in. */
export const sayingTexts = {
  title: 'Tell the others',
  kind: 'What kind of message',
  declare: 'Declare',
  update: 'Update',
  declareHint: 'What is wrong, since when, and who or what is hit.',
  updateHint: 'How it stands, what is being done, when the next update comes.',
  text: { declare: 'What is wrong and what is hit', update: 'How it stands' },
  send: { declare: 'Declare', update: 'Send update' },
  said: 'Said so far',
  nothing: 'Nobody has been told anything yet.',
  kinds: {
    acknowledge: 'acknowledged',
    declare: 'declared',
    update: 'updated',
    report: 'reported',
    resolve: 'resolved',
  } satisfies { readonly [kind in IncidentNote['kind']]: string },
} as const;

/** Texts of the report. */
export const reportTexts = {
  title: 'Report',
  about: 'For those who were not there. A later report replaces an earlier one.',
  cause: 'Cause',
  causeHint: 'What was changed, where, by whom and when; and why that had this effect.',
  evidence: 'Evidence',
  choosePins: 'Pins it stands on',
  noPins: 'Pin what you see, and choose it here.',
  more: 'Other evidence',
  prevention: 'Prevention',
  preventionHint: 'Which check would have stopped it before customers felt it?',
  handIn: 'Hand in report',
  missing: (parts: string) => `Still missing: ${parts}.`,
  filed: (time: string) => `Handed in at ${time}`,
} as const;

/** Texts of the hints. */
export const hintTexts = {
  title: 'Hints',
  about: (left: number) =>
    left === 0
      ? 'No further hint.'
      : `${plural(left, 'hint', 'hints')} left, from vague to direct. Each one asked for is written down with the time.`,
  none: 'There are no hints here.',
  reveal: (n: number) => `Reveal hint ${n}…`,
  ask: (n: number, of: number) => `Reveal hint ${n} of ${of}?`,
  kinds: { first: 'where to look', between: 'what to compare', last: 'what the cause is' },
  says: (kind: string) => `It says ${kind}.`,
  recorded: 'That you asked for it, and when, stands in the debrief.',
  confirm: 'Reveal',
  heading: (n: number, kind: string) => `Hint ${n}: ${kind}`,
} as const;

/** Texts of the end of an incident. */
export const resolveTexts = {
  resolve: 'Resolve…',
  confirm: 'Resolve',
  ask: (id: string) => `Resolve ${id}?`,
  what: 'You say that it is over. From now on nothing you do counts: the world runs on without you, through what is still to come, and every condition of the incident is judged on it.',
  afterwards: 'The clock stops. Judging takes a minute or two; then the debrief opens.',
  first: 'Acknowledge first.',
  concerns: 'Before you do:',
  notDeclared: 'Nobody has been told what is wrong.',
  notReported: 'No report has been handed in.',
  notKept: (p95: string, unanswered: string) =>
    `The objectives are missed right now: p95 ${p95}, ${unanswered} unanswered.`,
  judging: 'Being judged',
  judgingAbout: 'A fork of your world runs on without you; then every condition is asked.',
  progress: (share: string) => `${share} done`,
  judged: 'The verdict is there',
  toDebrief: 'Open the debrief',
  timeIsUp: 'The time of this incident is up.',
} as const;
