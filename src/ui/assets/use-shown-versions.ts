import { useQuerySwitch } from '../kit/QuerySwitch.tsx';

interface Version {
  readonly isLatest: boolean;
  readonly isArchived: boolean;
}

/** Names of the toggles in the address. */
export const LATEST_ONLY = 'latest';
export const ARCHIVED_TOO = 'archived';

/** The versions that a list shows, as its two toggles say. */
export function useShownVersions<Row extends Version>(rows: readonly Row[] | undefined): Row[] | undefined {
  const [isLatestOnly] = useQuerySwitch(LATEST_ONLY);
  const [isArchivedToo] = useQuerySwitch(ARCHIVED_TOO);
  return rows?.filter((row) => (!isLatestOnly || row.isLatest) && (isArchivedToo || !row.isArchived));
}
