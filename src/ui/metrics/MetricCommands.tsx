import type { MetricCatalog } from '../../session/views/metric-catalog-view.ts';
import type { MetricChart } from '../../session/views/metric-chart-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { metricTexts as texts } from '../texts/metrics.ts';
import { resourceKey } from './LineEditor.tsx';
import { metricCommand } from './metric-command.ts';
import type { LineAsk } from './metric-lines.ts';

interface MetricCommandsProps {
  readonly lines: readonly LineAsk[];
  readonly chart: MetricChart;
  readonly catalog: MetricCatalog;
  readonly isLive: boolean; // the range moves with the clock
}

/** The commands that list what is shown, one for each line. */
export function MetricCommands({ lines, chart, catalog, isLive }: MetricCommandsProps) {
  const { from, to, interval } = chart;
  const commands = lines.flatMap((line) => {
    const resource = catalog.resources.find((one) => resourceKey(one) === resourceKey(line));
    return resource ? [metricCommand(line, resource.id, { from, to: isLive ? null : to, interval })] : [];
  });
  return (
    <section className="panel stack">
      <h2>{texts.commands}</h2>
      {[...new Set(commands)].map((command) => (
        <CommandLine key={command} line={command} />
      ))}
    </section>
  );
}
