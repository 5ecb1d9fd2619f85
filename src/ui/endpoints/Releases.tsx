import type { Release } from '../../session/views/releases.ts';
import { Time } from '../kit/Time.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { releaseText } from './release-texts.ts';

/** The lines that stand in the charts, in words. */
export function Releases({ releases }: { readonly releases: readonly Release[] }) {
  return (
    <section className="panel" aria-labelledby="releases">
      <h2 id="releases">{texts.releases}</h2>
      {releases.length === 0 ? <p className="meta">{texts.noReleases}</p> : null}
      <ul className="releases">
        {releases.map((release) => {
          const { at, model, instances, by } = release;
          const text = releaseText(release);
          return (
            <li key={`${at} ${text}`}>
              <Time at={at} /> <b>{text}</b>
              {model === null ? null : <span> {texts.releasedModel(model, instances)}</span>}
              {by === null ? null : <span className="meta"> {texts.releasedBy(by)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
