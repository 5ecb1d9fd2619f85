import { DATA_FIELDS } from '../../azure/data/data-commands.ts';
import { ENVIRONMENT_FIELDS } from '../../azure/environment/environment-commands.ts';
import { COMMAND_JOB_FIELDS } from '../../azure/job/job-schema.ts';
import { MODEL_FIELDS } from '../../azure/model/model-commands.ts';
import { ENDPOINT_FIELDS } from '../../azure/online-endpoint/commands/endpoint-create.ts';
import { DEPLOYMENT_FIELDS } from '../../azure/online-endpoint/deployment-spec.ts';
import { SCHEDULE_FIELDS } from '../../azure/schedule/schedule-schema.ts';
import type { JsonObject } from '../../azure/spec-file.ts';
import type { Fields } from '../../azure/spec-schema.ts';

/** A kind of YAML specification of Azure ML, with the fields that `az` checks it by. */
export interface SpecKind {
  readonly id: 'command-job' | 'online-endpoint' | 'online-deployment' | 'environment' | 'data' | 'model' | 'schedule';
  readonly title: string;
  readonly schema: string; // file its `$schema` ends with
  readonly fields: Fields;
  /** Whether a specification without `$schema` reads like one of this kind. */
  fits(value: JsonObject): boolean;
}

const has = (value: JsonObject, ...names: readonly string[]): boolean => names.every((name) => name in value);

/** In the order in which they are tried. */
export const specKinds: readonly SpecKind[] = [
  {
    id: 'schedule',
    title: 'Schedule',
    schema: 'schedule.schema.json',
    fields: SCHEDULE_FIELDS,
    fits: (value) => has(value, 'trigger'),
  },
  {
    id: 'online-deployment',
    title: 'Managed online deployment',
    schema: 'managedOnlineDeployment.schema.json',
    fields: DEPLOYMENT_FIELDS,
    fits: (value) => has(value, 'endpoint_name') || has(value, 'code_configuration'),
  },
  {
    id: 'online-endpoint',
    title: 'Managed online endpoint',
    schema: 'managedOnlineEndpoint.schema.json',
    fields: ENDPOINT_FIELDS,
    fits: (value) => has(value, 'auth_mode') || has(value, 'traffic'),
  },
  {
    id: 'command-job',
    title: 'Command job',
    schema: 'commandJob.schema.json',
    fields: COMMAND_JOB_FIELDS,
    fits: (value) => has(value, 'command'),
  },
  {
    id: 'environment',
    title: 'Environment',
    schema: 'environment.schema.json',
    fields: ENVIRONMENT_FIELDS,
    fits: (value) => has(value, 'image') || has(value, 'conda_file'),
  },
  {
    id: 'model',
    title: 'Model',
    schema: 'model.schema.json',
    fields: MODEL_FIELDS,
    fits: (value) => has(value, 'path') && /_model$/.test(String(value.type)),
  },
  {
    id: 'data',
    title: 'Data',
    schema: 'data.schema.json',
    fields: DATA_FIELDS,
    fits: (value) => has(value, 'path') && /^(uri_|mltable$)/.test(String(value.type)),
  },
];

/** What a specification says or looks like; null when it is something else. */
export function specKindOf(value: JsonObject): SpecKind | null {
  const { $schema } = value;
  if (typeof $schema === 'string') return specKinds.find(({ schema }) => $schema.endsWith(`/${schema}`)) ?? null;
  // A list of dependencies is what a conda file has: it names an environment too, but `az` never reads it as one.
  if (Array.isArray(value.dependencies)) return null;
  return specKinds.find((kind) => kind.fits(value)) ?? null;
}
