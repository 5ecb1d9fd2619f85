import {
  anything,
  boolean,
  COMMON_FIELDS,
  choice,
  type Fields,
  integer,
  literals,
  object,
  required,
  text,
  texts,
} from '../spec-schema.ts';

const DATA_TYPES = ['uri_file', 'uri_folder', 'mltable', 'mlflow_model', 'custom_model', 'triton_model'] as const;
export const LITERAL_TYPES = ['string', 'number', 'integer', 'boolean'] as const;
const INPUT_MODES = ['ro_mount', 'download', 'direct', 'eval_mount', 'eval_download'] as const;
const OUTPUT_MODES = ['rw_mount', 'upload', 'direct'] as const;

const INPUT = object({
  type: choice([...DATA_TYPES, ...LITERAL_TYPES]),
  path: text,
  mode: choice(INPUT_MODES),
  value: { kind: 'literal' },
  description: text,
});

/** The fields of a command job. */
export const COMMAND_JOB_FIELDS: Fields = {
  ...COMMON_FIELDS,
  type: choice(['command']),
  display_name: text,
  experiment_name: text,
  command: required(text),
  environment: required({
    kind: 'either',
    of: [
      text,
      object({
        name: text,
        version: anything,
        image: text,
        conda_file: anything,
        build: anything,
        inference_config: anything,
        os_type: text,
        description: text,
        tags: literals,
      }),
    ],
  }),
  code: text,
  compute: text,
  inputs: { kind: 'map', item: { kind: 'either', of: [{ kind: 'literal' }, INPUT] } },
  outputs: {
    kind: 'map',
    item: object({
      type: choice(DATA_TYPES),
      mode: choice(OUTPUT_MODES),
      path: text,
      name: text,
      version: anything,
      description: text,
    }),
  },
  resources: object({
    instance_count: integer,
    instance_type: text,
    shm_size: text,
    docker_args: text,
    properties: anything,
  }),
  distribution: anything,
  limits: object({ timeout: integer }),
  identity: object({ type: text, client_id: text }),
  queue_settings: object({ job_tier: text, priority: text }),
  environment_variables: texts,
  services: anything,
  parent_job_name: text,
  is_archived: boolean,
};
