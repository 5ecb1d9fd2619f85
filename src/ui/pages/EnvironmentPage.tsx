import type { EnvironmentPage as Environment } from '../../session/views/environment-view.ts';
import { AssetActions } from '../assets/AssetActions.tsx';
import { VersionSwitch } from '../assets/VersionSwitch.tsx';
import { EnvironmentDetails } from '../environments/EnvironmentDetails.tsx';
import { EnvironmentUses } from '../environments/EnvironmentUses.tsx';
import { EnvironmentVersions } from '../environments/EnvironmentVersions.tsx';
import { PackageTable } from '../environments/PackageTable.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { assetTexts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { environmentTexts as texts } from '../texts/environments.ts';
import type { PageProps } from './page.ts';

/** One version of an environment, the latest unless the address says which. */
export default function EnvironmentPage({ params: { name = '', version: asked } }: PageProps) {
  const environment = useView('environment', { name, version: asked ?? null });
  const version = environment?.version ?? asked ?? '';
  const title = version === '' ? name : texts.environment(name, version);
  if (environment === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (environment === null)
    return <NotFound title={title} href={href(['environments'])} link={assetTexts.backTo(texts.title)} />;
  return (
    <>
      <PageHeader
        title={title}
        status={environment.isArchived ? assetTexts.archivedWord : undefined}
        beside={
          <>
            <VersionSwitch
              folder="environments"
              name={name}
              version={version}
              versions={environment.versions.map((one) => one.version)}
            />
            <PinButton note={title} />
          </>
        }
      >
        <AssetActions
          asset={{
            ref: { group: 'environment', name, version },
            tags: environment.tags,
            description: environment.description,
            isArchived: environment.isArchived,
          }}
        />
      </PageHeader>
      <Tabs label={title} tabs={tabsOf(environment)} />
    </>
  );
}

const tabsOf = (environment: Environment) => [
  {
    id: 'details',
    title: assetTexts.details,
    content: () => <EnvironmentDetails environment={environment} />,
  },
  {
    id: 'packages',
    title: texts.packages,
    content: () => <PackageTable packages={environment.packages} />,
  },
  { id: 'uses', title: texts.usedBy, content: () => <EnvironmentUses environment={environment} /> },
  {
    id: 'versions',
    title: assetTexts.versions,
    content: () => <EnvironmentVersions environment={environment} />,
  },
];
