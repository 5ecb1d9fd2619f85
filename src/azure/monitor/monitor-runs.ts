import type { ContentStore } from '../../kernel/content-store.ts';
import { isoTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { SignalResult } from './monitor-result.ts';
import { type MonitorRun, monitorRunRows } from './monitor-run.ts';

/** The runs of a monitor, oldest first; the last one may still be under way. */
export const monitorRuns = (world: World, workspace: string, monitor: string): MonitorRun[] =>
  monitorRunRows
    .ids(world)
    .filter((id) => id.startsWith(`${workspace}/${monitor}/`))
    .map((id) => monitorRunRows.need(world, id))
    .sort((a, b) => a.at - b.at);

/** What a run found, signal by signal: metrics with thresholds and both distributions. Empty while it runs. */
export const resultsOf = (content: ContentStore, { results }: Pick<MonitorRun, 'results'>): SignalResult[] =>
  results === null ? [] : (JSON.parse(content.text(results)) as SignalResult[]);

/** The tags that Azure puts on a run: which thresholds were violated, and why there was nothing to compute. */
export function runTags(content: ContentStore, run: MonitorRun): { [tag: string]: string } {
  const tags: { [tag: string]: string } = {};
  for (const { name, metrics, message } of resultsOf(content, run)) {
    const found = metrics
      .filter(({ isBreach }) => isBreach)
      .map(({ group, metric, value, threshold }) =>
        JSON.stringify({ metric_value: value, metric_name: metric, threshold_value: threshold, group }),
      );
    if (found.length > 0)
      tags.azureml_modelmonitor_threshold_breached = [
        ...(tags.azureml_modelmonitor_threshold_breached ? [tags.azureml_modelmonitor_threshold_breached] : []),
        `The signal '${name}' violates metric thresholds: [${found.join(', ')}]`,
      ].join('\n');
    if (message !== null) tags['azureml.modelmonitor.error'] = message;
  }
  tags['azureml.modelmonitor.window_end'] = isoTime(run.at).slice(0, 16);
  return tags;
}
