import type { ModelPage } from '../../session/views/model-view.ts';
import { ServedByList } from '../assets/ServedByList.tsx';
import { TagCard } from '../assets/TagCard.tsx';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { assetTexts as texts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { modelTexts } from '../texts/models.ts';
import '../assets/assets.css';
import { metricNumber } from './metric-number.ts';

/** What a version is, in cards. */
export function ModelDetails({ model }: { readonly model: ModelPage }) {
  const { name, version, tags, description } = model;
  const own = model.versions.find((one) => one.version === version);
  return (
    <div className="asset-details">
      <div className="stack">
        <Attributes model={model} />
        <MetricCard metrics={own?.metrics ?? {}} />
      </div>
      <div className="stack">
        <section className="panel">
          <h2>{modelTexts.serves}</h2>
          <ServedByList servedBy={own?.servedBy ?? []} />
        </section>
        <TagCard asset={{ group: 'model', name, version }} tags={tags} />
        <section className="panel">
          <h2>{texts.description}</h2>
          <p className={description === '' ? 'meta' : 'page-text'}>{description || texts.noDescription}</p>
        </section>
        <PropertyList title={texts.properties} properties={Object.entries(model.properties)}>
          {Object.keys(model.properties).length === 0 ? <p className="meta">{texts.noProperties}</p> : null}
        </PropertyList>
      </div>
    </div>
  );
}

function Attributes({ model }: { readonly model: ModelPage }) {
  const { name, version, lineage } = model;
  const uri = `azureml:${name}:${version}`;
  return (
    <PropertyList
      title={texts.attributes}
      properties={[
        [texts.name, name],
        [texts.version, texts.versionOf(version, version === model.latest)],
        [texts.type, model.type],
        [texts.stage, model.stage ?? commonTexts.none],
        [texts.uri, <CopiedText key="uri" label={`${commonTexts.copy}: ${texts.uri}`} text={uri} />],
        [texts.id, <CopiedText key="id" label={`${commonTexts.copy}: ${texts.id}`} text={model.id} />],
        [texts.source, <CopiedText key="source" label={`${commonTexts.copy}: ${texts.source}`} text={model.source} />],
        [
          texts.job,
          lineage.run ? (
            <a key="job" href={href(['jobs', lineage.run.name])}>
              {lineage.run.name}
            </a>
          ) : (
            commonTexts.none
          ),
        ],
        [texts.createdOn, <Time key="created" at={model.createdAt} />],
        [texts.createdBy, model.createdBy],
        [texts.modifiedOn, <Time key="modified" at={model.modifiedAt} />],
        [texts.modifiedBy, model.modifiedBy],
      ]}
    />
  );
}

function MetricCard({ metrics }: { readonly metrics: { readonly [key: string]: number } }) {
  const entries = Object.entries(metrics);
  return (
    <section className="panel properties">
      <h2>{modelTexts.metrics}</h2>
      {entries.length === 0 ? <p className="meta">{modelTexts.noMetrics}</p> : null}
      <table>
        <tbody>
          {entries.map(([key, value]) => (
            <tr key={key}>
              <th scope="row">
                <code>{key}</code>
              </th>
              <td className="number">{metricNumber(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
