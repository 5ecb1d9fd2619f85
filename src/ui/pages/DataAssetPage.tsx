import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import { AssetActions } from '../assets/AssetActions.tsx';
import { VersionSwitch } from '../assets/VersionSwitch.tsx';
import { DataDaysTab } from '../data/DataDaysTab.tsx';
import { DataDetails } from '../data/DataDetails.tsx';
import { DataExplore } from '../data/DataExplore.tsx';
import { DataLineage } from '../data/DataLineage.tsx';
import { DataProfileTab } from '../data/DataProfileTab.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { assetTexts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import type { PageProps } from './page.ts';

/** One version of a data asset; without a version, the latest. */
export default function DataAssetPage({ params: { name = '', version = '' } }: PageProps) {
  const asset = useView('data-asset', { name, version });
  if (asset === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (asset === null)
    return (
      <NotFound
        title={version === '' ? name : texts.asset(name, version)}
        href={href(['data'])}
        link={assetTexts.backTo(texts.title)}
      />
    );
  const title = texts.asset(name, asset.version);
  return (
    <>
      <PageHeader
        title={title}
        status={asset.isArchived ? assetTexts.archivedWord : undefined}
        {...(asset.description === '' ? {} : { about: asset.description })}
        beside={
          <>
            <VersionSwitch
              folder="data"
              name={name}
              version={asset.version}
              versions={asset.versions.map((one) => one.version)}
            />
            <PinButton note={title} />
          </>
        }
      >
        <AssetActions asset={{ ...asset, ref: { group: 'data', name, version: asset.version } }} />
      </PageHeader>
      <Tabs label={title} tabs={tabsOf(asset)} />
    </>
  );
}

const tabsOf = (asset: DataAssetView) => [
  { id: 'details', title: assetTexts.details, content: () => <DataDetails asset={asset} /> },
  { id: 'explore', title: texts.explore, content: () => <DataExplore asset={asset} /> },
  { id: 'profile', title: texts.profile, content: () => <DataProfileTab asset={asset} /> },
  { id: 'days', title: texts.days, content: () => <DataDaysTab asset={asset} /> },
  { id: 'lineage', title: texts.lineage, content: () => <DataLineage asset={asset} /> },
];
