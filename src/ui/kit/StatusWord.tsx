import {
  CheckmarkCircle16Filled,
  CircleHint16Regular,
  Clock16Regular,
  DismissCircle16Filled,
  type FluentIcon,
  PlayCircle16Filled,
  SubtractCircle16Regular,
} from '@fluentui/react-icons';

type Tone = 'good' | 'bad' | 'busy' | 'waits' | 'off' | 'unknown';

const TONES: { readonly [word: string]: Tone } = {
  Completed: 'good',
  Succeeded: 'good',
  Healthy: 'good',
  Resolved: 'good',
  Ok: 'good',
  Failed: 'bad',
  Unhealthy: 'bad',
  Fired: 'bad',
  NeedsAttention: 'bad',
  'Over threshold': 'bad',
  Within: 'good',
  NoData: 'waits',
  Running: 'busy',
  Finalizing: 'busy',
  Creating: 'busy',
  Updating: 'busy',
  Deleting: 'busy',
  Transitioning: 'busy',
  Queued: 'waits',
  Preparing: 'waits',
  Provisioning: 'waits',
  NotStarted: 'waits',
  Starting: 'waits',
  New: 'waits',
  Waiting: 'waits',
  Acknowledged: 'busy',
  CancelRequested: 'waits',
  Steady: 'good',
  Resizing: 'busy',
  running: 'busy',
  preparing: 'waits',
  leaving: 'waits',
  idle: 'off',
  Canceled: 'off',
  Archived: 'off',
  Closed: 'off',
};

const ICONS: { readonly [tone in Tone]: FluentIcon } = {
  good: CheckmarkCircle16Filled,
  bad: DismissCircle16Filled,
  busy: PlayCircle16Filled,
  waits: Clock16Regular,
  off: SubtractCircle16Regular,
  unknown: CircleHint16Regular,
};

/** Azure's word for a state, with an icon: never by colour alone. */
export function StatusWord({ status }: { readonly status: string }) {
  const tone = TONES[status] ?? 'unknown';
  const Icon = ICONS[tone];
  return (
    <span className={`status status-${tone}`}>
      <Icon aria-hidden="true" /> {status}
    </span>
  );
}
