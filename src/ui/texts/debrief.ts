import type { Verdicts } from '../../session/judge.ts';

/** Texts of the debrief. */
export const debriefTexts = {
  title: 'Debrief',
  none: 'There is no verdict yet: it comes when the incident is resolved, or its time is up.',
  judging: 'Your world is being watched on without you. This can take a minute.',
  verdict: 'Verdict',
  condition: 'Condition',
  holds: 'Holds',
  reason: 'Reason',
  reasons: 'Reasons',
  yes: '✓ yes',
  no: '✗ no',
  statuses: {
    unresolved: 'The trouble went on or came back.',
    masked: 'The trouble stopped, but at the price of wrong answers.',
    mitigated:
      'Answers are right again, but something is left: the cause, a thing broken on the way, or what to tell others.',
    resolved: 'The cause is gone, answers are right, and it stayed so.',
  } satisfies { readonly [status in Verdicts['status']]: string },
  watchedUntil: 'The world was watched until',
} as const;
