import { Button, Select } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { MetricCatalog } from '../../session/views/metric-catalog-view.ts';
import type { MetricLine } from '../../session/views/metric-chart-view.ts';
import { metricTexts as texts } from '../texts/metrics.ts';
import type { LineAsk } from './metric-lines.ts';
import './metrics.css';

interface LineEditorProps {
  readonly index: number; // from 1
  readonly line: LineAsk;
  readonly catalog: MetricCatalog;
  readonly known: MetricLine['known']; // values of the dimensions in the range
  readonly isOnly: boolean; // the last line cannot be removed
  readonly onChange: (line: LineAsk) => void;
  readonly onRemove: () => void;
}

/** Scope › metric › aggregation, and how it is split and filtered. */
export function LineEditor({ index, line, catalog, known, isOnly, onChange, onRemove }: LineEditorProps) {
  const metrics = line.deployment === null ? catalog.ofEndpoints : catalog.ofDeployments;
  const dimensions = metrics.find(({ name }) => name === line.metric)?.dimensions ?? [];
  const values = known[line.where] ?? [];
  return (
    <fieldset className="metric-ask">
      <legend className="unseen">{texts.line(index)}</legend>
      <Choice
        label={texts.resource}
        value={resourceKey(line)}
        options={catalog.resources.map((one) => [resourceKey(one), resourceKey(one)])}
        onValue={(key) => onChange(withResource(line, key, catalog))}
      />
      <Choice
        label={texts.metric}
        value={line.metric}
        options={metrics.map(({ name, title }) => [name, title])}
        onValue={(metric) => onChange({ ...line, metric, split: '', where: '', is: '' })}
      />
      <Choice
        label={texts.aggregation}
        value={line.aggregation}
        options={catalog.aggregations.map((name) => [name, name])}
        onValue={(aggregation) => onChange({ ...line, aggregation })}
      />
      <Choice
        label={texts.split}
        value={line.split}
        options={[['', texts.noSplit], ...dimensions.map((name) => [name, name] as const)]}
        onValue={(split) => onChange({ ...line, split })}
      />
      <Choice
        label={texts.filter}
        value={line.where}
        options={[['', texts.noFilter], ...dimensions.map((name) => [name, name] as const)]}
        onValue={(where) => onChange({ ...line, where, is: known[where]?.[0] ?? '' })}
      />
      {line.where === '' ? null : (
        <Choice
          label={texts.filterValue}
          value={line.is}
          options={values.map((value) => [value, value])}
          onValue={(is) => onChange({ ...line, is })}
        />
      )}
      {isOnly ? null : (
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss20Regular />}
          aria-label={texts.remove(index)}
          title={texts.remove(index)}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
}

/** 'checkout-risk', or 'checkout-risk/blue' */
export const resourceKey = ({ endpoint, deployment }: Pick<LineAsk, 'endpoint' | 'deployment'>): string =>
  deployment === null ? endpoint : `${endpoint}/${deployment}`;

/** The line on another resource: with the same metric when that has it. */
function withResource(line: LineAsk, key: string, catalog: MetricCatalog): LineAsk {
  const found = catalog.resources.find((one) => resourceKey(one) === key);
  if (!found) return line;
  const metrics = found.deployment === null ? catalog.ofEndpoints : catalog.ofDeployments;
  const metric = metrics.find(({ name }) => name === line.metric) ?? metrics[0];
  const isKept = (dimension: string): boolean => metric?.dimensions.includes(dimension) ?? false;
  const isFiltered = isKept(line.where);
  return {
    ...line,
    endpoint: found.endpoint,
    deployment: found.deployment,
    metric: metric?.name ?? line.metric,
    split: isKept(line.split) ? line.split : '',
    where: isFiltered ? line.where : '',
    is: isFiltered ? line.is : '',
  };
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onValue: (value: string) => void;
}

/** A labelled select; what a link asked for stays visible even when there is no such thing. */
export function Choice({ label, value, options, onValue }: ChoiceProps) {
  const id = useId();
  const isKnown = options.some(([one]) => one === value);
  return (
    <span className="metric-choice">
      <label htmlFor={id}>{label}</label>
      <Select id={id} size="small" value={value} onChange={(_, data) => onValue(data.value)}>
        {isKnown ? null : <option value={value}>{value}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </Select>
    </span>
  );
}
