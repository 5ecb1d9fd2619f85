import * as v from 'valibot';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { defineView } from './view.ts';

/** What `get-credentials` prints. */
export interface EndpointKeys {
  readonly primary: string;
  readonly secondary: string;
}

/** Apart from the endpoint: the page asks for keys only when somebody wants to see them. */
export const endpointKeysView = defineView(
  'endpoint-keys',
  v.strictObject({ endpoint: v.string() }),
  ({ world, params }): EndpointKeys | null => {
    const row = endpoints.get(world, params.endpoint);
    return row ? { primary: row.primaryKey, secondary: row.secondaryKey } : null;
  },
);
