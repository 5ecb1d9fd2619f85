/** Texts of the charts. */
export const chartTexts = {
  charts: 'last three hours',
  latency: 'Latency percentiles (ms)',
  requests: 'Requests per minute by status',
  asTable: 'Show as table',
} as const;
