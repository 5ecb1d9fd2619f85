import { hashFresh } from '../kernel/hash.ts';
import { isoTime, type SimTime } from '../kernel/time.ts';
import type { AzError } from './az-command.ts';

/** Names that Azure Resource Manager gives to things, and the forms of time its documents use. */
export const SUBSCRIPTION = '5c0f2c1e-7d0b-4f3e-9a51-6f1f6d9a4b10';
export const TENANT = '0b7c9f64-2f0e-4a5f-8f3d-1c9c5f7f2a68';

/** A value, or the player's mistake. */
export type Checked<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: AzError };

export const mistake = (code: string | null, message: string, exitCode?: number): { readonly error: AzError } => ({
  error: exitCode === undefined ? { code, message } : { code, message, exitCode },
});

/** `/subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…` */
export const workspaceArmId = (resourceGroup: string, workspace: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${workspace}`;

/** A GUID that stands for a value: equal values, equal GUIDs. */
export function guidOf(value: unknown): string {
  const hex = hashFresh(value);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** `2026-03-31T17:55:36.317000+00:00`, as creation contexts write it. */
export const contextTime = (at: SimTime): string => isoTime(at).replace('Z', '000+00:00');

/** `2026-03-31 17:55:36`, as run properties write it. */
export const propertyTime = (at: SimTime): string => isoTime(at).slice(0, 19).replace('T', ' ');

/** Service principals and managed identities are applications, everyone else is a user. */
export const principalType = (actor: string): 'User' | 'Application' =>
  /^(sp|id)-/.test(actor) ? 'Application' : 'User';
