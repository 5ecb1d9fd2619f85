import type { EnvironmentPage } from '../../session/views/environment-view.ts';
import { TagCard } from '../assets/TagCard.tsx';
import { CopiedText } from '../kit/CopiedText.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { assetTexts as texts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import { environmentTexts } from '../texts/environments.ts';
import '../assets/assets.css';

/** What a version is, in cards, with its conda file. */
export function EnvironmentDetails({ environment }: { readonly environment: EnvironmentPage }) {
  const { name, version, tags, description } = environment;
  return (
    <div className="asset-details">
      <Attributes environment={environment} />
      <div className="stack">
        <CondaCard conda={environment.conda} />
        <TagCard asset={{ group: 'environment', name, version }} tags={tags} />
        <section className="panel">
          <h2>{texts.description}</h2>
          <p className={description === '' ? 'meta' : 'page-text'}>{description || texts.noDescription}</p>
        </section>
      </div>
    </div>
  );
}

function Attributes({ environment }: { readonly environment: EnvironmentPage }) {
  const { name, version, build } = environment;
  return (
    <PropertyList
      title={texts.attributes}
      properties={[
        [texts.name, name],
        [texts.version, texts.versionOf(version, version === environment.latest)],
        [
          environmentTexts.image,
          <CopiedText key="image" label={copy(environmentTexts.image)} text={environment.image} />,
        ],
        [environmentTexts.os, environment.osType],
        [
          environmentTexts.build,
          build.readyAt === null ? (
            environmentTexts.notBuilt
          ) : (
            <span key="build" className="image-build">
              <StatusWord status={build.state} />{' '}
              {build.state === 'Succeeded' ? environmentTexts.builtAt : environmentTexts.readyAt}{' '}
              <Time at={build.readyAt} />
            </span>
          ),
        ],
        [texts.uri, <CopiedText key="uri" label={copy(texts.uri)} text={`azureml:${name}:${version}`} />],
        [texts.id, <CopiedText key="id" label={copy(texts.id)} text={environment.id} />],
        [texts.createdOn, <Time key="created" at={environment.createdAt} />],
        [texts.createdBy, environment.createdBy],
        [texts.modifiedOn, <Time key="modified" at={environment.modifiedAt} />],
      ]}
    />
  );
}

const copy = (label: string): string => `${commonTexts.copy}: ${label}`;

const CondaCard = ({ conda }: { readonly conda: string | null }) => (
  <section className="panel">
    <div className="table-tools">
      <h2>{environmentTexts.conda}</h2>
      {conda === null ? null : <CopyButton text={conda} label={copy(environmentTexts.conda)} />}
    </div>
    {conda === null ? (
      <p className="meta">{environmentTexts.noConda}</p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
      <pre className="output" tabIndex={0}>
        {conda}
      </pre>
    )}
  </section>
);
