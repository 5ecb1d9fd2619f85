import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import { TagCard } from '../assets/TagCard.tsx';
import { CopiedText } from '../kit/CopiedText.tsx';
import { formatBytes } from '../kit/format-bytes.ts';
import { PropertyList } from '../kit/PropertyList.tsx';
import { Time } from '../kit/Time.tsx';
import { assetTexts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';

/** What a version is and where it lies. */
export const DataDetails = ({ asset }: { readonly asset: DataAssetView }) => (
  <div className="cards">
    <PropertyList
      title={assetTexts.attributes}
      properties={[
        [assetTexts.type, asset.type],
        [assetTexts.uri, <Copied key="uri" text={asset.uri} label={assetTexts.uri} />],
        [assetTexts.createdBy, asset.createdBy],
        [assetTexts.createdOn, <Time key="created" at={asset.createdAt} />],
        [assetTexts.modifiedBy, asset.modifiedBy],
        [assetTexts.modifiedOn, <Time key="modified" at={asset.modifiedAt} />],
        ...Object.entries(asset.properties),
      ]}
    />
    <PropertyList
      title={texts.storage}
      properties={[
        [texts.datastore, asset.datastore],
        [texts.container, asset.container],
        [texts.path, <code key="path">{asset.path}</code>],
        [texts.files, filesText(asset)],
        [texts.storageUri, <Copied key="storage" text={asset.storageUri} label={texts.storageUri} />],
        [texts.fromElsewhere, <Copied key="long" text={asset.longUri} label={texts.fromElsewhere} />],
      ]}
    />
    <TagCard asset={{ group: 'data', name: asset.name, version: asset.version }} tags={asset.tags} />
  </div>
);

const filesText = ({ isStored, files }: DataAssetView) =>
  isStored ? (
    texts.filesOf(files.length, formatBytes(files.reduce((sum, { size }) => sum + size, 0)))
  ) : (
    <span className="err">{texts.lost}</span>
  );

const Copied = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <CopiedText text={text} label={`${commonTexts.copy}: ${label}`} />
);
