import type { DebriefLane } from '../../session/debrief/debrief-event.ts';
import type { OracleVerdict, Verdicts } from '../../session/judge.ts';

/** Texts of the debrief. */
export const debriefTexts = {
  title: 'Debrief',
  none: 'There is no verdict yet: it comes when the incident is resolved, or its time is up.',
  toDesk: 'To the incident desk',
  judging: 'Your world is being watched on without you. This can take a minute.',
  judgeFailed: 'There is no verdict',
  judgeAgain: 'Judge again',
  verdict: 'Verdict',
  ladder: 'How far you got',
  reached: 'your result',
  statuses: {
    unresolved: 'The trouble went on or came back.',
    masked: 'The trouble stopped, but at the price of wrong answers.',
    mitigated:
      'Answers are right again, but something is left: the cause, a thing broken on the way, or what to tell others.',
    resolved: 'The cause is gone, answers are right, and it stayed so.',
  } satisfies { readonly [status in Verdicts['status']]: string },
  watchedUntil: (time: string) => `The world was watched until ${time} UTC.`,
  endedAt: (time: string, span: string) => `It was declared over at ${time} UTC, ${span} after you came on call.`,
  harm: (euros: string, from: string, to: string) =>
    `From ${from} to ${to} UTC the company's decisions on orders cost ${euros} more than in the same world without the fault.`,
  reasons: 'Reasons',
  condition: 'Condition',
  holds: 'Holds',
  reason: 'Reason',
  yes: '✓ yes',
  no: '✗ no',
  layers: {
    sustain: 'Did it stay well?',
    behaviour: 'Are the answers right?',
    cause: 'Is the cause gone?',
    preserve: 'Is everything still there that has to be?',
    handled: 'Was it handled as an incident?',
  } satisfies { readonly [layer in OracleVerdict['layer']]: string },
  lessons: 'What happened',
  print: 'Print',
  markdown: 'Save as Markdown',
  json: 'Save as JSON',
  again: 'Play again',
  home: 'Home',
} as const;

/** Texts of the timeline and of the curve below it. */
export const timelineTexts = {
  title: 'Timeline',
  about: 'Causes come to light only now. ← and → go through the events, Home and End to the first and the last.',
  lanes: {
    causes: 'Causes',
    symptoms: 'Symptoms',
    acts: 'What you did',
    others: 'What others changed',
  } satisfies { readonly [lane in DebriefLane]: string },
  p95: (objective: string) => `p95 latency (objective ${objective})`,
  previous: 'Previous event',
  next: 'Next event',
  place: (n: number, of: number) => `Event ${n} of ${of}`,
  list: 'All events',
  time: 'UTC',
  when: 'When (UTC), lane',
  lane: 'Lane',
  event: 'Event',
  watch: 'After you left',
  watchAbout: 'The world ran on without you; this is what its customers felt.',
} as const;

/** Texts of single events. */
export const eventTexts = {
  fault: (explain: string) => explain,
  by: (actor: string, title: string) => (title === '' ? actor : `${actor}: “${title}”`),
  page: (id: string, severity: number, title: string) => `Page ${id}, sev ${severity}: ${title}`,
  measurable: {
    RequestLatency_P95: (endpoint: string, minutes: number) =>
      `Measurable: p95 of ${endpoint} over ${minutes} minutes is above its threshold`,
    FailedRequestShare: (endpoint: string, minutes: number) =>
      `Measurable: the share of requests ${endpoint} leaves unanswered over ${minutes} minutes is above its threshold`,
  },
  measured: (threshold: string, worst: string, until: string | null) =>
    `Threshold ${threshold}, at worst ${worst}; ${until === null ? 'to the end' : `until ${until}`}.`,
  exit: (code: number | null) => (code === null ? 'still running at the end' : code === 0 ? '' : `exit code ${code}`),
  notes: {
    acknowledge: 'Acknowledged',
    declare: 'Declared',
    update: 'Update',
    report: 'Report handed in',
    resolve: 'Resolved',
  },
  hypothesis: (n: number, isNew: boolean) => (isNew ? `Hypothesis ${n}` : `Hypothesis ${n}, seen anew`),
  belief: (confidence: number, state: string) => `${confidence} %, ${state}`,
  pin: (n: number) => `Pin ${n}`,
  unpin: (n: number) => `Pin ${n} taken away`,
  hint: 'Hint revealed',
  commit: (oid: string, author: string) => `Commit ${oid} on main by ${author}`,
  estate: (actor: string, resource: string) => `${actor} changed ${resource}`,
} as const;

/** Words of the debrief as a file. */
export const exportTexts = {
  heading: (title: string) => `Debrief: ${title}`,
  played: (scenario: string, variant: string, seed: string) =>
    `Scenario ${scenario}, variant ${variant}, seed ${seed}.`,
} as const;
