import * as v from 'valibot';
import type { Pack } from './pack.ts';
import { readYaml } from './read-yaml.ts';
import { instantSchema, spanSchema } from './scenario-file.ts';

const text = v.string();
const day = v.pipe(v.number(), v.integer(), v.minValue(0));
const days = v.pipe(
  v.strictTuple([day, day]),
  v.check(([from, to]) => from <= to, 'ends before it begins'),
);

const partSchema = v.variant('kind', [
  v.strictObject({ folder: text, kind: v.literal('orders'), days }),
  v.strictObject({ folder: text, kind: v.literal('labels'), days, known_at: instantSchema }),
]);

const dataSchema = v.strictObject({
  workspace: text,
  name: text,
  version: text,
  at: v.optional(instantSchema), // when the export appears; default: the start
  created_by: v.optional(text, 'data-engineer'),
  description: v.optional(text, ''),
  type: v.picklist(['uri_folder', 'uri_file']),
  path: text, // azureml://datastores/<datastore>/paths/<path>
  tags: v.optional(v.record(text, text), {}),
  parts: v.pipe(v.array(partSchema), v.minLength(1)),
});

export type EstateData = v.InferOutput<typeof dataSchema>;

const exportSchema = v.strictObject({
  workspace: text,
  name: text,
  first_version: v.optional(day, 1), // versions count on in order of time
  from: instantSchema,
  until: instantSchema, // included
  every: v.pipe(
    spanSchema,
    v.check((ms) => ms > 0, 'is no span of time'),
  ),
  also: v.optional(v.array(instantSchema), []), // further exports, in between
  created_by: v.optional(text, 'data-engineer'),
  description: v.optional(text, ''),
  type: v.picklist(['uri_folder', 'uri_file']),
  path: text, // {date} is the day of the export
  tags: v.optional(v.record(text, text), {}),
  kind: v.picklist(['orders', 'labels']),
  // From how many days ago up to how many days ago; the last window that has begun counts.
  windows: v.pipe(
    v.array(v.strictObject({ since: instantSchema, days_ago: v.strictTuple([day, day]) })),
    v.minLength(1),
  ),
});

/** Exports of a feed that come again and again. */
export type EstateExport = v.InferOutput<typeof exportSchema>;

const estateSchema = v.strictObject({
  subscription: v.strictObject({ id: text, location: text, resource_group: text }),
  people: v.array(v.strictObject({ id: text, name: text })),
  workspaces: v.array(
    v.strictObject({
      name: text,
      storage_account: text,
      key_vault: text,
      container_registry: text,
      application_insights: text,
    }),
  ),
  storage: v.array(v.strictObject({ account: text, containers: v.array(text) })),
  datastores: v.array(
    v.strictObject({
      workspace: text,
      name: text,
      type: v.literal('azure_blob'),
      account: text,
      container: text,
      is_default: v.optional(v.boolean()),
    }),
  ),
  computes: v.array(
    v.strictObject({
      workspace: text,
      name: text,
      type: v.literal('amlcompute'),
      size: text,
      min_instances: day,
      max_instances: day,
      idle_seconds: day,
    }),
  ),
  environments: v.array(
    v.strictObject({
      workspace: text,
      name: text,
      version: text,
      spec: text,
      created_by: v.optional(text, 'platform'),
    }),
  ),
  data: v.array(dataSchema),
  exports: v.array(exportSchema),
  orders_feed: v.strictObject({ workspace: text, path: text, asset: text, created_by: text, description: text }), // daily
  label_join: v.strictObject({ workspace: text, path: text }), // where the labels of each order day are kept, every night
  gateway: v.array(v.strictObject({ at: instantSchema, review: v.number(), decline: v.number() })), // thresholds since
  order_service: v.array(v.strictObject({ at: instantSchema, version: text, note: text })), // releases that change no list
  budgets: v.array(v.strictObject({ name: text, euros_per_day: v.number() })),
  loss_review: v.strictObject({ at: instantSchema, endpoint: text }), // finance's first one; then every week
  quota: v.array(v.strictObject({ family: text, vcpus: day })),
  slos: v.array(v.strictObject({ endpoint: text, p95_ms: v.number(), availability: v.number(), non_2xx: v.number() })),
  alerts: v.array(
    v.strictObject({
      name: text,
      at: v.optional(instantSchema), // enabled from then on; default: the start
      endpoint: text,
      metric: v.picklist(['RequestLatency_P95', 'FailedRequestShare']),
      threshold: v.number(),
      window_minutes: v.pipe(v.number(), v.integer(), v.minValue(5)),
      severity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
      title: text,
    }),
  ),
});

export type Estate = v.InferOutput<typeof estateSchema>;

/** What exists in Azure without anybody typing it. @throws ContentError */
export const readEstate = (pack: Pack): Estate => readYaml(pack, 'kestrand/estate.yml', estateSchema);
