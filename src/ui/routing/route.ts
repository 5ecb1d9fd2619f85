/** Where the page is: `#/endpoints/checkout-risk?tab=logs` has segments and a query. */
export interface Route {
  readonly segments: readonly string[]; // decoded: ['endpoints', 'checkout-risk']
  readonly query: { readonly [name: string]: string }; // { tab: 'logs' }
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  return {
    segments: path.split('/').filter(Boolean).map(decode),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The hash of a place; empty query values are left out. */
export function href(segments: readonly string[], query: { readonly [name: string]: string | undefined } = {}): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const text = new URLSearchParams(said).toString();
  return `#/${segments.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

/** A link somebody mangled is a place that does not exist, not an error. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
