import * as v from 'valibot';
import { CHANNELS } from '../company/channels/channel.ts';
import { DAY, HOUR, MINUTE, parseIsoTime, type SimTime } from '../kernel/time.ts';
import { ContentError, type Pack } from './pack.ts';
import { readYaml } from './read-yaml.ts';

/** `2026-03-10T16:30Z` → simulated time. */
export const instantSchema = v.pipe(
  v.string(),
  v.check((text) => parseIsoTime(text) !== undefined, 'is not a time like 2026-03-10T16:30Z'),
  v.transform((text) => parseIsoTime(text) as SimTime),
);

/** `-2h`, `90m`, `+1d`, `10h30m` → milliseconds. */
export const spanSchema = v.pipe(
  v.string(),
  v.regex(/^[+-]?(?:\d+d)?(?:\d+h)?(?:\d+m)?$/, 'is not a span like 90m, -2h or 1d'),
  v.transform((text) => {
    const unit = (letter: string, ms: number): number =>
      Number(new RegExp(`(\\d+)${letter}`).exec(text)?.[1] ?? 0) * ms;
    const size = unit('d', DAY) + unit('h', HOUR) + unit('m', MINUTE);
    return text.startsWith('-') ? -size : size;
  }),
);

const parametersSchema = v.record(v.string(), v.unknown());

const faultSchema = v.strictObject({
  at: spanSchema, // from T0; negative: before the page
  fault: v.string(), // id in scenario/faults
  with: parametersSchema,
});

export type ScenarioFault = v.InferOutput<typeof faultSchema>;

const actSchema = v.strictObject({
  at: spanSchema, // from T0
  actor: v.string(), // role id
  lines: v.pipe(v.array(v.string()), v.minLength(1)), // typed one after the other
});

const saidSchema = v.strictObject({
  at: spanSchema, // from T0
  actor: v.string(), // role id
  channel: v.picklist(CHANNELS),
  text: v.pipe(v.string(), v.trim(), v.minLength(1)),
});

const variantSchema = v.strictObject({
  faults: v.array(faultSchema),
  says: v.optional(v.array(saidSchema), []), // what colleagues write in channels; no cause of anything
});

const oracleSchema = v.strictObject({ id: v.string(), with: v.optional(parametersSchema, {}) });

const scenarioSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  title: v.string(),
  level: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), // a practised person's, real time
  t0: instantSchema, // the player's first moment
  span: spanSchema, // how long the incident may last, from T0
  brief: v.string(), // what the player is told, without the cause
  variants: v.pipe(v.record(v.string(), variantSchema), v.minEntries(1)),
  acts: v.optional(v.array(actSchema), []), // what colleagues type in every variant and in the healthy twin; no cause
  oracles: v.array(oracleSchema),
  hints: v.optional(v.array(v.pipe(v.string(), v.trim(), v.minLength(1))), []), // from vague to direct, for all variants
  seeds: v.optional(v.array(v.string()), []), // ids of the seed items it covers
  docs: v.optional(v.array(v.string()), []),
});

export interface ScenarioFile extends v.InferOutput<typeof scenarioSchema> {
  readonly debrief: string; // Markdown, for after the verdict; '' when there is none
}

/** Reads `<id>/scenario.yml` and what lies beside it. @throws ContentError */
export function readScenario(pack: Pack, id: string): ScenarioFile {
  const path = `${id}/scenario.yml`;
  const scenario = readYaml(pack, path, scenarioSchema);
  if (scenario.id !== id) throw new ContentError(path, 'id', `is '${scenario.id}' but the folder is '${id}'`);
  return { ...scenario, debrief: pack.files.get(`${id}/debrief.md`) ?? '' };
}

/** Ids of all scenarios of a pack, in code-unit order. */
export const scenarioIds = (pack: Pack): string[] =>
  [...pack.files.keys()]
    .map((path) => /^([^/]+)\/scenario\.yml$/.exec(path)?.[1])
    .filter((id): id is string => id !== undefined)
    .sort();
