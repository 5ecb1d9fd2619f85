import type { ActivityEntry } from '../../session/views/activity-view.ts';
import { useQuerySwitch } from '../kit/QuerySwitch.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useSession } from '../store/session-context.ts';
import { isServing } from './KindWord.tsx';

const HOUR = 3_600_000;

/** Names of the filters in the address. */
export const FILTERS = {
  who: 'who',
  operation: 'operation',
  resource: 'resource',
  since: 'since',
  serving: 'serving',
} as const;

/** 'onlineEndpoints/deployments/write' */
export const shortOperation = ({ operation }: ActivityEntry): string => operation.replace(/^[^/]*\/workspaces\//, '');

/** 'onlineEndpoints/checkout-risk': what its parts and versions belong to. */
export const familyOf = ({ resource }: ActivityEntry): string => resource.split('/').slice(0, 2).join('/');

/** The entries that fit the filters in the address. */
export function useShownActivities(entries: readonly ActivityEntry[] | undefined): ActivityEntry[] | undefined {
  const [who] = useQuery(FILTERS.who, '');
  const [operation] = useQuery(FILTERS.operation, '');
  const [resource] = useQuery(FILTERS.resource, '');
  const [since] = useQuery(FILTERS.since, '');
  const [isServingOnly] = useQuerySwitch(FILTERS.serving);
  const hours = Number.parseInt(since, 10) || null;
  // To the minute: the list need not be drawn again for every second.
  const now = useSession(({ frame }) => Math.floor((frame?.now ?? 0) / 60_000) * 60_000);
  return entries?.filter(
    (entry) =>
      (who === '' || entry.actor === who) &&
      (operation === '' || shortOperation(entry) === operation) &&
      (resource === '' || familyOf(entry) === resource) &&
      (hours === null || entry.at >= now - hours * HOUR) &&
      (!isServingOnly || isServing(entry.kind)),
  );
}
