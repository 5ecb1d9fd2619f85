import { Switch } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { ModelVersionRow } from '../../session/views/model-view.ts';
import { useQuery } from '../routing/use-query.ts';
import { assetTexts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { modelTexts as texts } from '../texts/models.ts';
import { type ComparedRow, comparisonRows } from './comparison-rows.ts';
import { metricNumber } from './metric-number.ts';

const GROUPS = { metrics: texts.metricsGroup, params: texts.paramsGroup, tags: texts.tagsGroup } as const;

/** Versions side by side, oldest first; numbers are compared with the first one. */
export function ModelComparison({ versions }: { readonly versions: readonly ModelVersionRow[] }) {
  const [only, setOnly] = useQuery('only', '');
  const isOnly = only === 'different';
  const rows = comparisonRows(versions).filter(({ differs }) => differs || !isOnly);
  return (
    <section className="panel">
      <div className="table-tools">
        <h2>{texts.compared}</h2>
        {versions.length > 1 ? (
          <Switch
            label={texts.onlyDifferent}
            checked={isOnly}
            onChange={(_, { checked }) => setOnly(checked ? 'different' : '')}
          />
        ) : null}
      </div>
      {versions.length < 2 ? <p className="meta">{texts.compareHint}</p> : <Table versions={versions} rows={rows} />}
    </section>
  );
}

interface TableProps {
  readonly versions: readonly ModelVersionRow[];
  readonly rows: readonly ComparedRow[];
}

function Table({ versions, rows }: TableProps) {
  const [first] = versions;
  if (rows.length === 0) return <p className="meta">{texts.allSame}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
    <section className="table-scroll whole" aria-label={texts.compared} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th>
            {versions.map(({ version }, index) => (
              <Fragment key={version}>
                <th scope="col" className="number">
                  {assetTexts.version} {version}
                </th>
                {index === 0 ? null : (
                  <th scope="col" className="number">
                    {texts.difference(first?.version ?? '')}
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        {(['metrics', 'params', 'tags'] as const).map((group) => (
          <Group key={group} group={group} rows={rows.filter((row) => row.group === group)} />
        ))}
      </table>
    </section>
  );
}

function Group({ group, rows }: { readonly group: ComparedRow['group']; readonly rows: readonly ComparedRow[] }) {
  const [first] = rows;
  if (!first) return null;
  return (
    <tbody>
      <tr className="compared-group">
        <th scope="rowgroup" colSpan={2 * first.values.length}>
          {GROUPS[group]}
        </th>
      </tr>
      {rows.map(({ key, values, differs }) => (
        <tr key={key}>
          <th scope="row" className={differs ? 'compared-differs' : undefined}>
            <code>{key}</code>
          </th>
          {values.map((value, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value belongs to its place
            <Fragment key={index}>
              <td className={differs ? 'number compared-differs' : 'number'}>{shown(value)}</td>
              {index === 0 ? null : <td className="number">{difference(values[0] ?? null, value)}</td>}
            </Fragment>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

const shown = (value: number | string | null): string =>
  value === null ? commonTexts.none : typeof value === 'number' ? metricNumber(value) : value;

/** '+0.0123 (+1.4 %)' for numbers, else whether it is the same. */
function difference(before: number | string | null, after: number | string | null): string {
  if (before === after) return texts.same;
  if (typeof before !== 'number' || typeof after !== 'number') return '≠';
  const change = after - before;
  const sign = change > 0 ? '+' : '−';
  const size = metricNumber(Number(Math.abs(change).toPrecision(3)));
  const relative = before === 0 ? '' : ` (${sign}${Math.abs((100 * change) / before).toFixed(1)} %)`;
  return `${sign}${size}${relative}`;
}
