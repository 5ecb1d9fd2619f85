import type { ContentRef } from '../../kernel/content-store.ts';
import type { Context } from '../../kernel/context.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineTable } from '../../kernel/table.ts';
import { HOUR, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { answerValues, type FieldValue, payloadFields } from './collected-fields.ts';
import { segmentsOf } from './configuration-segments.ts';
import { enabledCollections } from './data-collector.ts';
import { endpointClients } from './endpoint-clients.ts';
import { type RequestOutcome, requestOutcomes } from './request-fates.ts';
import type { ServingConfig } from './serving-config.ts';

/**
 * What a deployment collected on one day. Inputs follow from the traffic; which requests were collected and what they
 * were answered stands in the content store: hour, count, then for each request its place in the hour and four bytes for
 * every number of the answer.
 */
interface CollectedDay {
  readonly collections: readonly string[];
  readonly fields: readonly string[] | null; // of the payload; null: all of them
  readonly outputs: readonly string[]; // numbers of the answer, by name
  readonly parts: readonly ContentRef[]; // hour by hour while the day runs, then one
}

/** Keyed `<endpoint>/<deployment>/<day>`. */
const days = defineTable<CollectedDay>('collected-data');

const dayId = (endpoint: string, deployment: string, day: number): string =>
  `${endpoint}/${deployment}/${String(day).padStart(6, '0')}`;

/** The fields of the payload that are model inputs, by names with commas between. */
const FIELDS_VARIABLE = 'COLLECT_MODEL_INPUTS';

/** Writes down what the deployments of an endpoint collected in an hour that is over. */
export function collectHour(tx: Tx, context: Context, endpoint: string, hour: number): void {
  const configs = collecting(tx.world, endpoint, hour);
  if (configs.size === 0) return;
  const outcomes = requestOutcomes(tx.world, context, endpoint, hour);
  for (const [deployment, config] of configs) {
    const random = new RandomStream(`${seedAt(tx.world, hour * HOUR)}/collected/${endpoint}/${deployment}/${hour}`);
    const kept = outcomes.filter((outcome) => {
      const isSampled = random.uniform() < (config.collector?.samplingRate ?? 0);
      return isSampled && outcome.deployment === deployment && outcome.answer?.status === 200;
    });
    if (kept.length > 0) addPart(tx, context, dayId(endpoint, deployment, Math.floor(hour / 24)), config, hour, kept);
  }
}

/** The deployments that collected in an hour, as they were at its end. */
function collecting(world: World, endpoint: string, hour: number): ReadonlyMap<string, ServingConfig> {
  const found = new Map<string, ServingConfig>();
  const segments = segmentsOf(world, endpoint);
  for (const [i, { from, serving, traffic }] of segments.entries()) {
    const to = segments[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (from >= (hour + 1) * HOUR || to <= hour * HOUR) continue;
    for (const config of serving)
      if ((traffic[config.deployment] ?? 0) > 0 && enabledCollections(config.collector).length > 0)
        found.set(config.deployment, config);
  }
  return found;
}

function addPart(
  tx: Tx,
  { content }: Context,
  id: string,
  config: ServingConfig,
  hour: number,
  kept: readonly RequestOutcome[],
): void {
  const before = days.get(tx.world, id);
  const answers = kept.map(({ answer }) => answerValues(answer?.body ?? ''));
  const outputs = before?.outputs ?? Object.keys(answers[0] ?? {});
  const part = encode(
    hour % 24,
    kept.map(({ index }) => index),
    answers.map((values) => outputs.map((name) => values[name] ?? Number.NaN)),
  );
  const parts = [...(before?.parts ?? []), content.put(part)];
  const isLast = hour % 24 === 23;
  days.put(tx, id, {
    collections: enabledCollections(config.collector),
    fields: config.environmentVariables[FIELDS_VARIABLE]?.split(',').map((name) => name.trim()) ?? null,
    outputs,
    parts: isLast ? [content.put(joined(parts.map((ref) => content.bytes(ref))))] : parts,
  });
}

const HEAD = 3; // bytes: hour of the day, count

function encode(hour: number, indices: readonly number[], values: readonly (readonly number[])[]): Uint8Array {
  const width = 2 + 4 * (values[0]?.length ?? 0);
  const bytes = new Uint8Array(HEAD + width * indices.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, hour);
  view.setUint16(1, indices.length);
  for (const [row, index] of indices.entries()) {
    view.setUint16(HEAD + row * width, index);
    for (const [column, value] of (values[row] ?? []).entries())
      view.setFloat32(HEAD + row * width + 2 + 4 * column, value);
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** One request that was collected. */
export interface CollectedRow {
  readonly correlationId: string; // of inputs and outputs alike: the id of the order
  readonly at: SimTime;
  readonly inputs: { readonly [field: string]: FieldValue };
  readonly outputs: { readonly [name: string]: number | null };
}

export interface CollectedRows {
  readonly collections: readonly string[]; // that were on
  readonly rows: readonly CollectedRow[]; // in order of time
}

/** What a deployment collected from requests of `[from, to)`, as far as it is written. Another deployment's is not seen. */
export function collectedRows(
  world: World,
  context: Context,
  { endpoint, deployment }: { readonly endpoint: string; readonly deployment: string },
  from: SimTime,
  to: SimTime,
): CollectedRows {
  const rows: CollectedRow[] = [];
  const collections = new Set<string>();
  for (let day = Math.floor(from / (24 * HOUR)); day * 24 * HOUR < to; day++) {
    const kept = days.get(world, dayId(endpoint, deployment, day));
    if (!kept) continue;
    for (const name of kept.collections) collections.add(name);
    for (const ref of kept.parts)
      readPart(context.content.bytes(ref), kept.outputs.length, (hourOfDay, index, values) => {
        const hour = day * 24 + hourOfDay;
        if ((hour + 1) * HOUR <= from || hour * HOUR >= to) return;
        const request = endpointClients.of(context).sampledRequests(world, endpoint, hour)[index];
        if (!request || request.at < from || request.at >= to) return;
        rows.push({
          correlationId: request.id,
          at: request.at,
          inputs: payloadFields(request.body, kept.fields),
          outputs: Object.fromEntries(
            kept.outputs.map((name, i) => [name, Number.isNaN(values[i] as number) ? null : (values[i] as number)]),
          ),
        });
      });
  }
  return { collections: [...collections].sort(), rows };
}

function readPart(
  bytes: Uint8Array,
  columns: number,
  see: (hourOfDay: number, index: number, values: readonly number[]) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = 2 + 4 * columns;
  for (let at = 0; at < bytes.length; ) {
    const hour = view.getUint8(at);
    const count = view.getUint16(at + 1);
    at += HEAD;
    for (let row = 0; row < count; row++, at += width) {
      const values = Array.from({ length: columns }, (_, i) => view.getFloat32(at + 2 + 4 * i));
      see(hour, view.getUint16(at), values);
    }
  }
}
