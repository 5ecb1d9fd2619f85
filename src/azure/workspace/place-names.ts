import type { Suggestion } from '../../kernel/suggestion.ts';
import type { AzAsked } from '../az-command.ts';
import { storageAccounts } from '../storage/blob-container.ts';
import { workspaces } from './workspace.ts';

/** The workspaces, of the resource group when one is said. */
export const workspaceNames = ({ world, text }: AzAsked): Suggestion[] =>
  workspaces
    .all(world)
    .filter((row) => text('resource-group') === undefined || row.resourceGroup === text('resource-group'))
    .map(({ name, resourceGroup, description }) => ({
      text: name,
      kind: 'workspace',
      about: description === '' ? resourceGroup : description,
    }));

/** The resource groups that hold something. */
export const resourceGroupNames = ({ world }: AzAsked): Suggestion[] =>
  [...new Set([...workspaces.all(world), ...storageAccounts.all(world)].map(({ resourceGroup }) => resourceGroup))]
    .sort()
    .map((text) => ({ text, kind: 'resource group', about: '' }));
