import type { MetricHistory } from '../../session/views/monitor-view.ts';

/** Names a metric of a feature within a signal: 'payment_code JensenShannonDistance'. */
export const metricKey = ({ group, metric }: Pick<MetricHistory, 'group' | 'metric'>): string => `${group} ${metric}`;
