/** A view with its parameters, as a page asks for it. */
export interface ViewAsk {
  readonly name: string; // a ViewName; checked where it arrives
  readonly params: unknown;
}

/** The same text for equal asks: what a page and a worker know an ask by. */
export const viewKey = ({ name, params }: ViewAsk): string => `${name} ${JSON.stringify(params)}`;
