import * as v from 'valibot';
import { guidOf } from '../../azure/arm.ts';
import { type Job, jobs } from '../../azure/job/job.ts';
import { treeDigest } from '../../azure/online-endpoint/tree-digest.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import { type JobRow, jobRow } from './job-row.ts';
import { defineView } from './view.ts';

/** Several jobs side by side. */
export interface JobComparison {
  readonly jobs: readonly JobRow[]; // those that exist, as asked
  readonly missing: readonly string[];
  readonly groups: readonly ComparedGroup[];
}

export interface ComparedGroup {
  readonly id: 'properties' | 'inputs' | 'parameters' | 'metrics' | 'files';
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  readonly key: string;
  readonly values: readonly (string | number | null)[]; // by job; null: it has none
  readonly isDifferent: boolean;
}

type Values = ReadonlyMap<string, string | number>;

export const jobComparisonView = defineView(
  'job-comparison',
  v.strictObject({ names: v.array(v.string()) }),
  ({ world, params }): JobComparison => {
    const found = params.names.map((name) => jobs.get(world, name));
    return compare(
      found.filter((job) => job !== undefined),
      params.names.filter((_, index) => found[index] === undefined),
    );
  },
  { everyMs: 1000 },
);

const compare = (all: readonly Job[], missing: readonly string[]): JobComparison => ({
  jobs: all.map(jobRow),
  missing,
  groups: [
    { id: 'properties', rows: sideBySide(all.map(propertiesOf)) },
    { id: 'inputs', rows: sideBySide(all.map(inputsOf)) },
    { id: 'parameters', rows: sideBySide(all.map((job) => new Map(Object.entries(job.tracked.params)))) },
    { id: 'metrics', rows: sideBySide(all.map(metricsOf)) },
    // Files that are the same everywhere say nothing.
    { id: 'files', rows: sideBySide(all.map(codeOf)).filter(({ isDifferent }) => isDifferent) },
  ],
});

function sideBySide(columns: readonly Values[]): ComparedRow[] {
  const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return keys.map((key) => {
    const values = columns.map((column) => column.get(key) ?? null);
    return { key, values, isDifferent: new Set(values).size > 1 };
  });
}

function propertiesOf(job: Job): Values {
  const values = new Map<string, string>([
    ['experiment_name', job.experimentName],
    ['command', job.command],
    ['environment', `${job.environment}:${job.environmentVersion}`],
    ['compute', job.compute],
  ]);
  const commit = job.properties['mlflow.source.git.commit'];
  const branch = job.properties['mlflow.source.git.branch'];
  if (branch !== undefined) values.set('git branch', branch);
  if (commit !== undefined) values.set('git commit', commit);
  if (job.code) values.set('code snapshot', guidOf(treeDigest(job.code)));
  for (const [name, value] of Object.entries(job.environmentVariables)) values.set(`env ${name}`, value);
  return values;
}

const inputsOf = (job: Job): Values =>
  new Map(
    Object.entries(job.inputs).map(([name, input]) => [name, input.kind === 'literal' ? input.value : input.reference]),
  );

const metricsOf = (job: Job): Values =>
  new Map(
    Object.entries(job.tracked.metrics)
      .flatMap(([key, values]) => values.slice(-1).map(({ value }): [string, number] => [key, value]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The files of the code by path, each with a short name of its content. */
function codeOf(job: Job): Values {
  const files = new Map<string, string>();
  const visit = (node: TreeNode, path: string): void => {
    if (node.kind === 'file') files.set(path, node.ref.replace(/^sha256:(.{8}).*$/, '$1'));
    else if (node.kind === 'link') files.set(path, `→ ${node.target}`);
    else
      for (const name of Object.keys(node.entries).sort())
        visit(node.entries[name] as TreeNode, path === '' ? name : `${path}/${name}`);
  };
  if (job.code) visit(job.code, '');
  return files;
}
