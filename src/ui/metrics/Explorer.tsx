import { Button, ProgressBar } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import type { MetricCatalog } from '../../session/views/metric-catalog-view.ts';
import type { MetricChart } from '../../session/views/metric-chart-view.ts';
import type { ViewParams } from '../../session/views/registry.ts';
import { useTimeRange } from '../charts/use-time-range.ts';
import { usePreparedHours } from '../endpoints/use-prepared-hours.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { metricTexts as texts } from '../texts/metrics.ts';
import { LineEditor } from './LineEditor.tsx';
import { MetricCharts } from './MetricCharts.tsx';
import { MetricCommands } from './MetricCommands.tsx';
import { type ChartKind, MetricControls } from './MetricControls.tsx';
import { filterText, type LineAsk, MOST_LINES } from './metric-lines.ts';
import { useMetricLines } from './use-metric-lines.ts';

type ChartAsk = ViewParams<'metric-chart'>;

/** Lines, controls, charts and the equivalent commands; all that is chosen stands in the address. */
export function Explorer({ catalog }: { readonly catalog: MetricCatalog }) {
  const { lines, setLines } = useMetricLines(catalog);
  const chosen = useTimeRange();
  const [interval, setInterval] = useQuery('interval', '');
  const [kindAsked, setKind] = useQuery('chart', 'lines');
  const kind: ChartKind = kindAsked === 'stacked' ? 'stacked' : 'lines';
  // Hours of the first line's endpoint: all lines of the world ask for the same ones.
  const { done, hours, isReady } = usePreparedHours(lines[0]?.endpoint ?? '', chosen.range);
  const params: ChartAsk = {
    lines: isReady ? lines.map(askOf) : [],
    range: chosen.range,
    interval: interval === '' ? null : interval,
  };
  const chart = useView('metric-chart', params);
  return (
    <div className="stack">
      <section className="panel metric-choices" aria-label={texts.lines}>
        <Lines lines={lines} catalog={catalog} chart={chart} onLines={setLines} />
        <MetricControls
          chosen={chosen}
          chart={chart}
          intervals={Object.keys(catalog.intervals)}
          interval={interval}
          onInterval={setInterval}
          kind={kind}
          onKind={setKind}
        />
      </section>
      {isReady ? null : (
        <section className="panel">
          <p role="status">{texts.computing(done, hours)}</p>
          <ProgressBar value={done / hours} aria-label={texts.computing(done, hours)} />
        </section>
      )}
      {isReady && chart === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {isReady && chart ? (
        <>
          <Problems chart={chart} />
          <MetricCharts lines={lines} chart={chart} kind={kind} chosen={chosen} />
          <MetricCommands lines={lines} chart={chart} catalog={catalog} isLive={chosen.last !== null} />
        </>
      ) : null}
    </div>
  );
}

const askOf = (line: LineAsk): ChartAsk['lines'][number] => ({
  endpoint: line.endpoint,
  deployment: line.deployment,
  metric: line.metric,
  aggregation: line.aggregation as ChartAsk['lines'][number]['aggregation'],
  filter: filterText(line),
});

interface LinesProps {
  readonly lines: readonly LineAsk[];
  readonly catalog: MetricCatalog;
  readonly chart: MetricChart | undefined;
  readonly onLines: (lines: readonly LineAsk[]) => void;
}

function Lines({ lines, catalog, chart, onLines }: LinesProps) {
  const last = lines.at(-1);
  return (
    <>
      {lines.map((line, i) => (
        <LineEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={i}
          index={i + 1}
          line={line}
          catalog={catalog}
          known={chart?.lines[i]?.known ?? {}}
          isOnly={lines.length === 1}
          onChange={(next) => onLines(lines.with(i, next))}
          onRemove={() => onLines(lines.toSpliced(i, 1))}
        />
      ))}
      <Button
        size="small"
        className="metric-add"
        icon={<Add20Regular />}
        disabled={last === undefined || lines.length >= MOST_LINES}
        onClick={() => (last ? onLines([...lines, last]) : undefined)}
      >
        {texts.add}
      </Button>
    </>
  );
}

/** What is asked for and does not exist: a link may be old. */
function Problems({ chart }: { readonly chart: MetricChart }) {
  const said = chart.lines.flatMap(({ problem }, i) => (problem === null ? [] : [`${texts.line(i + 1)}: ${problem}`]));
  return said.map((problem) => (
    <p key={problem} role="alert" className="panel err">
      {problem}
    </p>
  ));
}
