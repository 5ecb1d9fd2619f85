/** Everybody in this world is a role, never a person. */
export interface Role {
  readonly id: string; // actor of commands, author of commits: 'checkout-ds'
  readonly name: string; // 'Checkout data scientist'
}

/** The player's role. */
export const ON_CALL = 'oncall';

export const roles = [
  { id: ON_CALL, name: 'On-call ML engineer' },
  { id: 'checkout-ds', name: 'Checkout data scientist' },
  { id: 'credit-ds', name: 'Credit data scientist' },
  { id: 'forecasting', name: 'Forecasting analyst' },
  { id: 'data-engineer', name: 'Data engineer' },
  { id: 'platform', name: 'Platform engineer' },
  { id: 'security', name: 'Security officer' },
  { id: 'model-risk', name: 'Model risk officer' },
  { id: 'release-manager', name: 'Release manager' },
  { id: 'product-owner', name: 'Product owner payments' },
  { id: 'store-operations', name: 'Store operations lead' },
  { id: 'app-team', name: 'App team lead' },
  { id: 'finance', name: 'Finance controller' },
  { id: 'audit', name: 'Internal auditor' },
] as const satisfies readonly Role[];

/** The address in a role's commits. */
export const roleEmail = (id: string): string => `${id}@kestrand.example`;
