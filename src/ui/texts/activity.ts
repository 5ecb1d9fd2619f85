import type { ActivityKind } from '../../session/views/activity-view.ts';

/** Texts of the activity log. */
export const activityTexts = {
  title: 'Activity log',
  about: 'Who changed what in the workspace. What somebody only looked at, and commits, are not in it.',
  none: 'Nothing was changed yet.',
  time: 'Time',
  kind: 'Kind',
  operation: 'Operation',
  resource: 'Resource',
  who: 'Event initiated by',
  detail: 'Detail',
  before: (split: string) => `before: ${split}`,
  kinds: {
    traffic: 'Traffic',
    deployment: 'Deployment',
    endpoint: 'Endpoint',
    model: 'Model',
    environment: 'Environment',
    data: 'Data',
    job: 'Job',
    other: 'Other',
  } satisfies { readonly [kind in ActivityKind]: string },
  onlyServing: 'Only what changes who serves',
  since: 'Timespan',
  sinces: { '': 'All', '1h': 'Last hour', '6h': 'Last 6 hours', '24h': 'Last 24 hours', '48h': 'Last 48 hours' },
} as const;
