import { ProgressBar } from '@fluentui/react-components';
import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import type { DataProfile } from '../../session/views/data-profile-view.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import { ProfileTable } from './ProfileTable.tsx';
import { useGrowingProfile } from './use-growing-profile.ts';
import './data.css';

/** Every column of a version: types, empty cells, range, distribution, and how these went from file to file. */
export function DataProfileTab({ asset }: { readonly asset: DataAssetView }) {
  const { profile, isReading } = useGrowingProfile(asset.name, asset.version);
  if (!asset.isStored) return <p className="panel meta">{texts.lost}</p>;
  if (profile === null) return <p role="status">{commonTexts.loading}</p>;
  if (profile.tables === 0) return <p className="panel meta">{texts.noTables}</p>;
  return (
    <div className="stack">
      <section className="panel" aria-label={texts.profile}>
        <p className="meta numbers">{readText(profile)}</p>
        {isReading ? (
          <>
            <ProgressBar aria-label={texts.profile} value={profile.read} max={profile.readable} />
            <p className="meta numbers">{texts.reading(profile.read, profile.readable)}</p>
          </>
        ) : null}
      </section>
      {profile.groups.map((group) => (
        <ProfileTable
          key={`${group.folder} ${group.files[0]?.path}`}
          group={group}
          isOdd={profile.groups.filter(({ folder }) => folder === group.folder).length > 1}
        />
      ))}
    </div>
  );
}

function readText({ read, readable, tables, others, groups }: DataProfile): string {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  return [
    texts.read(read, tables, rows),
    ...(readable < tables ? [texts.bounded] : []),
    ...(others > 0 ? [texts.others(others)] : []),
  ].join(' ');
}
