/** Texts of the charts. */
export const chartTexts = {
  asTable: 'Show as table',
  time: 'UTC',
  nothing: '–',
  waiting: 'Waiting for values…',
  at: (time: string) => `at ${time}`,
  held: 'held',
  range: 'Time range',
  lasts: {
    '1h': 'Last hour',
    '3h': 'Last 3 hours',
    '6h': 'Last 6 hours',
    '12h': 'Last 12 hours',
    '24h': 'Last 24 hours',
    '48h': 'Last 2 days',
  },
  fixed: 'From … to …',
  from: 'From (UTC)',
  to: 'To (UTC)',
  instantForm: 'Write it as 2026-03-10 16:30.',
  hold: 'Hold this range',
  live: 'Back to live',
  trend: (label: string, first: string, last: string, highest: string) =>
    `${label}: ${first} to ${last}, highest ${highest}`,
} as const;
