import { Checkbox } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ModelPage, ModelVersionRow } from '../../session/views/model-view.ts';
import { ServedByList, servedText } from '../assets/ServedByList.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useQuery } from '../routing/use-query.ts';
import { assetTexts } from '../texts/assets.ts';
import { modelTexts as texts } from '../texts/models.ts';
import { ModelComparison } from './ModelComparison.tsx';
import { metricNumber } from './metric-number.ts';

/** All versions with what their runs measured, and two or more of them side by side. */
export function ModelVersions({ model }: { readonly model: ModelPage }) {
  const [asked, setAsked] = useQuery('compare', firstChoice(model));
  const chosen = asked.split(',').filter((version) => model.versions.some((one) => one.version === version));
  const toggle = (version: string): void => {
    const next = chosen.includes(version) ? chosen.filter((one) => one !== version) : [...chosen, version];
    setAsked(next.join(',') || 'none');
  };
  const compared = model.versions.filter(({ version }) => chosen.includes(version)).reverse();
  return (
    <div className="stack">
      <VersionTable model={model} chosen={chosen} onToggle={toggle} />
      <ModelComparison versions={compared} />
    </div>
  );
}

/** This version and the one before it. */
function firstChoice({ versions, version }: ModelPage): string {
  const at = versions.findIndex((one) => one.version === version);
  return [versions[at + 1]?.version, version].filter((one) => one !== undefined).join(',');
}

interface VersionTableProps {
  readonly model: ModelPage;
  readonly chosen: readonly string[];
  readonly onToggle: (version: string) => void;
}

function VersionTable({ model, chosen, onToggle }: VersionTableProps) {
  const metrics = useMemo(
    () => [...new Set(model.versions.flatMap((one) => Object.keys(one.metrics)))],
    [model.versions],
  );
  const columns: Column<ModelVersionRow>[] = [
    {
      id: 'compare',
      title: texts.compare,
      isPlain: true,
      value: () => null,
      show: ({ version }) => (
        <Checkbox
          aria-label={texts.compareThis(version)}
          checked={chosen.includes(version)}
          onChange={() => onToggle(version)}
        />
      ),
    },
    ...factColumns(model.name),
    ...metrics.map(
      (key): Column<ModelVersionRow> => ({
        id: key,
        title: key,
        isNumber: true,
        value: (row) => row.metrics[key] ?? null,
        show: (row) => (row.metrics[key] === undefined ? '' : metricNumber(row.metrics[key])),
      }),
    ),
  ];
  return (
    <DataTable
      label={assetTexts.versions}
      columns={columns}
      rows={model.versions}
      idOf={({ version }) => version}
      sort="-created"
    />
  );
}

const factColumns = (name: string): readonly Column<ModelVersionRow>[] => [
  {
    id: 'version',
    title: assetTexts.version,
    value: ({ version }) => version,
    show: ({ version, isArchived }) => (
      <>
        <a href={href(['models', name, version])}>{version}</a>{' '}
        {isArchived ? <StatusWord status={assetTexts.archivedWord} /> : null}
      </>
    ),
  },
  {
    id: 'serving',
    title: assetTexts.servedBy,
    value: ({ servedBy }) => servedText(servedBy),
    show: ({ servedBy }) => <ServedByList servedBy={servedBy} />,
  },
  {
    id: 'created',
    title: assetTexts.createdOn,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
  { id: 'by', title: assetTexts.createdBy, value: ({ createdBy }) => createdBy },
];
