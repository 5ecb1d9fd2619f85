/** The pager commands that say something. */
export type Saying = 'declare' | 'update' | 'report';

/** The line of the terminal that says a text with the pager: one word for bash, whatever is in it. */
export const incidentLine = (verb: Saying, text: string): string => `pager ${verb} '${text.replaceAll("'", `'\\''`)}'`;
