import type { ModelPage as Model } from '../../session/views/model-view.ts';
import { AssetActions } from '../assets/AssetActions.tsx';
import { VersionSwitch } from '../assets/VersionSwitch.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { ModelArtifacts } from '../models/ModelArtifacts.tsx';
import { ModelDetails } from '../models/ModelDetails.tsx';
import { ModelLineage } from '../models/ModelLineage.tsx';
import { ModelVersions } from '../models/ModelVersions.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { assetTexts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { modelTexts as texts } from '../texts/models.ts';
import type { PageProps } from './page.ts';

/** One version of a model, the latest unless the address says which. */
export default function ModelPage({ params: { name = '', version: asked } }: PageProps) {
  const model = useView('model', { name, version: asked ?? null });
  const version = model?.version ?? asked ?? '';
  const title = version === '' ? name : texts.model(name, version);
  if (model === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (model === null) return <NotFound title={title} href={href(['models'])} link={assetTexts.backTo(texts.title)} />;
  return (
    <>
      <PageHeader
        title={title}
        status={model.isArchived ? assetTexts.archivedWord : undefined}
        beside={
          <>
            <VersionSwitch
              folder="models"
              name={name}
              version={version}
              versions={model.versions.map((one) => one.version)}
            />
            <PinButton note={title} />
          </>
        }
      >
        <AssetActions asset={{ ...model, ref: { group: 'model', name, version } }} />
      </PageHeader>
      <Tabs label={title} tabs={tabsOf(model)} />
    </>
  );
}

const tabsOf = (model: Model) => [
  { id: 'details', title: assetTexts.details, content: () => <ModelDetails model={model} /> },
  { id: 'versions', title: assetTexts.versions, content: () => <ModelVersions model={model} /> },
  { id: 'artifacts', title: texts.artifacts, content: () => <ModelArtifacts model={model} /> },
  { id: 'lineage', title: texts.lineage, content: () => <ModelLineage model={model} /> },
];
