import {
  Beaker16Regular,
  Box16Regular,
  BranchFork16Regular,
  CircleHint16Regular,
  Database16Regular,
  type FluentIcon,
  LayerDiagonal16Regular,
  Rocket16Regular,
  ServerLink16Regular,
} from '@fluentui/react-icons';
import type { ActivityKind } from '../../session/views/activity-view.ts';
import { activityTexts as texts } from '../texts/activity.ts';
import './activity.css';

const ICONS: { readonly [kind in ActivityKind]: FluentIcon } = {
  traffic: BranchFork16Regular,
  deployment: Rocket16Regular,
  endpoint: ServerLink16Regular,
  model: Box16Regular,
  environment: LayerDiagonal16Regular,
  data: Database16Regular,
  job: Beaker16Regular,
  other: CircleHint16Regular,
};

/** Whether a change decides who answers calls. */
export const isServing = (kind: ActivityKind): boolean => kind === 'traffic' || kind === 'deployment';

/** What kind of change it is; those that decide who answers stand out. */
export function KindWord({ kind }: { readonly kind: ActivityKind }) {
  const Icon = ICONS[kind];
  return (
    <span className={isServing(kind) ? 'kind kind-serving' : 'kind'}>
      <Icon aria-hidden="true" /> {texts.kinds[kind]}
    </span>
  );
}
