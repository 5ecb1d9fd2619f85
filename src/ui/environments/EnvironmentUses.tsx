import type { EnvironmentPage } from '../../session/views/environment-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { assetTexts } from '../texts/assets.ts';
import { environmentTexts as texts } from '../texts/environments.ts';

type UsingJob = EnvironmentPage['jobs'][number];
type UsingDeployment = EnvironmentPage['deployments'][number];

const JOBS: readonly Column<UsingJob>[] = [
  {
    id: 'job',
    title: assetTexts.job,
    value: ({ displayName, name }) => `${displayName} ${name}`,
    show: ({ displayName, name }) => <a href={href(['jobs', name])}>{displayName}</a>,
  },
  {
    id: 'status',
    title: texts.status,
    value: ({ status }) => status,
    show: ({ status }) => <StatusWord status={status} />,
  },
  {
    id: 'created',
    title: assetTexts.createdOn,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
];

const DEPLOYMENTS: readonly Column<UsingDeployment>[] = [
  {
    id: 'deployment',
    title: texts.deployments,
    value: ({ endpoint, name }) => `${endpoint}/${name}`,
    show: ({ endpoint, name }) => (
      <a href={href(['endpoints', endpoint])}>
        {endpoint}/{name}
      </a>
    ),
  },
  { id: 'state', title: texts.status, value: ({ state }) => state, show: ({ state }) => <StatusWord status={state} /> },
];

/** Deployments and jobs that run in a version. */
export const EnvironmentUses = ({ environment }: { readonly environment: EnvironmentPage }) => (
  <div className="stack">
    <h2>{texts.deployments}</h2>
    <DataTable
      label={texts.deployments}
      columns={DEPLOYMENTS}
      rows={environment.deployments}
      idOf={({ endpoint, name }) => `${endpoint}/${name}`}
      name="d-"
      empty={texts.noDeployments}
    />
    <h2>{texts.jobs}</h2>
    <DataTable
      label={texts.jobs}
      columns={JOBS}
      rows={environment.jobs}
      idOf={({ name }) => name}
      sort="-created"
      name="j-"
      empty={texts.noJobs}
    />
  </div>
);
