import { Button } from '@fluentui/react-components';
import type { MonitorSignalView } from '../../session/views/monitor-view.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { commonTexts } from '../texts/common.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';
import { metricKey } from './metric-key.ts';
import { metricNumber } from './metric-number.ts';

type Metric = MonitorSignalView['result']['metrics'][number];

interface FeatureTableProps {
  readonly view: MonitorSignalView;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

const stateOf = ({ threshold, isBreach }: Metric): string =>
  threshold === null ? texts.unjudged : isBreach ? texts.breached : texts.within;

/** Every metric of every feature against its threshold, what is beyond it first. */
export function FeatureTable({ view: { result, history }, chosen, onChoose }: FeatureTableProps) {
  const feature: Column<Metric> = {
    id: 'feature',
    title: texts.feature,
    value: ({ group }) => group,
    show: (row) => (
      <Button
        size="small"
        appearance={metricKey(row) === chosen ? 'primary' : 'subtle'}
        aria-pressed={metricKey(row) === chosen}
        onClick={() => onChoose(metricKey(row))}
      >
        {row.group === '' ? texts.wholeModel : row.group}
      </Button>
    ),
  };
  const course: Column<Metric> = {
    id: 'runs',
    title: texts.overRuns,
    isPlain: true,
    value: () => null,
    show: (row) => (
      <Sparkline
        label={texts.trend(row.group, row.metric)}
        values={history.find((one) => metricKey(one) === metricKey(row))?.values ?? []}
        show={metricNumber}
        tone={row.isBreach ? 'bad' : 'plain'}
      />
    ),
  };
  return (
    <DataTable
      label={texts.features}
      columns={[feature, ...MEASURED, course]}
      rows={[...result.metrics].sort((a, b) => Number(b.isBreach) - Number(a.isBreach))}
      idOf={metricKey}
      name="features-"
      empty={texts.noMetrics}
    />
  );
}

const MEASURED: readonly Column<Metric>[] = [
  { id: 'metric', title: texts.metric, value: ({ metric }) => metric },
  {
    id: 'value',
    title: texts.value,
    isNumber: true,
    value: ({ value }) => value,
    show: ({ value }) => metricNumber(value),
  },
  {
    id: 'threshold',
    title: texts.threshold,
    isNumber: true,
    value: ({ threshold }) => threshold,
    show: ({ threshold }) => (threshold === null ? commonTexts.none : metricNumber(threshold)),
  },
  { id: 'state', title: texts.state, value: stateOf, show: (row) => <StatusWord status={stateOf(row)} /> },
];
