import type { Json } from '../../kernel/json.ts';
import { type Checked, mistake } from '../arm.ts';
import type { JsonObject } from '../spec-file.ts';
import { choice, type Field, object, text, textOf } from '../spec-schema.ts';

/** What a deployment keeps of its requests and answers. */
export interface DataCollector {
  readonly collections: { readonly [name: string]: boolean }; // 'model_inputs' → enabled
  readonly samplingRate: number; // share of the requests, 0 … 1
  readonly rollingRate: (typeof ROLLING_RATES)[number]; // how often a file is begun
}

const ROLLING_RATES = ['Minute', 'Hour', 'Day'] as const;
const MOST_COLLECTIONS = 5;

/** The collections that monitors read. */
export const MODEL_INPUTS = 'model_inputs';
export const MODEL_OUTPUTS = 'model_outputs';

export const DATA_COLLECTOR_FIELD: Field = object({
  collections: {
    kind: 'map',
    item: object({ enabled: { kind: 'literal' }, data: { kind: 'any' }, client_id: text }),
  },
  sampling_rate: { kind: 'number' },
  rolling_rate: choice(ROLLING_RATES),
  request_logging: object({ capture_headers: { kind: 'any' } }),
});

/** Reads `data_collector`, whose fields were checked before; null without one. */
export function readCollector(asked: Json | undefined): Checked<DataCollector | null> {
  if (asked === undefined || asked === null) return { value: null };
  const yaml = asked as JsonObject;
  const collections = Object.entries((yaml.collections ?? {}) as { readonly [name: string]: JsonObject | null });
  if (collections.length > MOST_COLLECTIONS)
    return mistake(
      'BadArgument',
      `data_collector may have ${MOST_COLLECTIONS} collections, not ${collections.length}.`,
    );
  const samplingRate = Number(yaml.sampling_rate ?? 1);
  if (samplingRate < 0 || samplingRate > 1)
    return mistake('BadArgument', `data_collector.sampling_rate must be between 0 and 1, not ${samplingRate}.`);
  const rolling = textOf(yaml.rolling_rate)?.toLowerCase() ?? 'hour';
  return {
    value: {
      collections: Object.fromEntries(
        collections.map(([name, one]) => [name, textOf(one?.enabled)?.toLowerCase() === 'true']),
      ),
      samplingRate,
      rollingRate: ROLLING_RATES.find((rate) => rate.toLowerCase() === rolling) ?? 'Hour',
    },
  };
}

/** The same in the fields of the YAML. */
export const collectorDocument = ({ collections, samplingRate, rollingRate }: DataCollector): JsonObject => ({
  collections: Object.fromEntries(
    Object.entries(collections).map(([name, isEnabled]) => [name, { enabled: isEnabled ? 'True' : 'False' }]),
  ),
  rolling_rate: rollingRate,
  sampling_rate: samplingRate,
});

/** The names of the collections that are switched on. */
export const enabledCollections = (collector: DataCollector | null): string[] =>
  Object.entries(collector?.collections ?? {}).flatMap(([name, isEnabled]) => (isEnabled ? [name] : []));
