/** One line of the explorer, as the address keeps it. */
export interface LineAsk {
  readonly endpoint: string;
  readonly deployment: string | null; // null: the endpoint itself
  readonly metric: string; // 'RequestLatency_P95'
  readonly aggregation: string; // 'Average'
  readonly split: string; // dimension; '' for none
  readonly where: string; // dimension; '' for no filter
  readonly is: string; // its value
}

/** Lines that a chart takes at most: more cannot be told apart. */
export const MOST_LINES = 6;

const FIELDS = ['metric', 'aggregation', 'split', 'where', 'is'] as const;

/** 'checkout-risk/blue,RequestLatency_P95,Average,deployment': a line in the address. Empty ends are left away. */
export function lineText(line: Partial<LineAsk> & Pick<LineAsk, 'endpoint' | 'metric'>): string {
  const { endpoint, deployment = null, aggregation = 'Average' } = line;
  const resource = deployment === null ? [endpoint] : [endpoint, deployment];
  const fields = FIELDS.map((field) => (field === 'aggregation' ? aggregation : (line[field] ?? '')));
  return [resource.map(encodeURIComponent).join('/'), ...fields.map(encodeURIComponent)].join(',').replace(/,+$/, '');
}

/** All lines of an address. */
export const linesText = (lines: readonly LineAsk[]): string => lines.map(lineText).join(';');

/** The lines that an address asks for; what cannot be read is left out. */
export const parseLines = (text: string): LineAsk[] =>
  text
    .split(';')
    .map(parseLine)
    .filter((line) => line.endpoint !== '' && line.metric !== '')
    .slice(0, MOST_LINES);

function parseLine(text: string): LineAsk {
  const [resource = '', ...fields] = text.split(',');
  const [endpoint = '', deployment] = resource.split('/').map(decode);
  const [metric = '', aggregation = '', split = '', where = '', is = ''] = fields.map(decode);
  return {
    endpoint,
    deployment: deployment ?? null,
    metric,
    aggregation: aggregation === '' ? 'Average' : aggregation,
    split,
    where,
    is,
  };
}

/** A link that somebody mangled asks for something that does not exist; it is no error. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** "deployment eq '*' and statusCodeClass eq '5xx'", as `az monitor metrics list --filter` takes it. */
export function filterText({ split, where, is }: LineAsk): string {
  const clauses = [
    ...(split === '' ? [] : [`${split} eq '*'`]),
    ...(where === '' || is === '' ? [] : [`${where} eq '${is.replaceAll("'", "''")}'`]),
  ];
  return clauses.join(' and ');
}
