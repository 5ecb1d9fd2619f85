import type { DirNode } from '../../kernel/files/node.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { DataCollector } from './data-collector.ts';
import { machineSize } from './machine-size.ts';

/** Everything that decides how the containers of one deployment answer, from the moment they took over. */
export interface ServingConfig {
  readonly endpoint: string; // 'checkout-risk'
  readonly deployment: string; // 'blue'
  readonly startedAt: SimTime; // when these containers finished init()
  readonly codeName: string; // folder below /var/azureml-app: 'src'
  readonly code: DirNode;
  readonly entryScript: string; // below the code folder: 'scoring/checkout_score.py'
  readonly modelName: string | null; // 'checkout-risk'
  readonly modelVersion: string | null; // '11'
  readonly model: DirNode | null; // what AZUREML_MODEL_DIR holds
  readonly packages: { readonly [distribution: string]: string };
  readonly environmentVariables: { readonly [name: string]: string };
  readonly instanceType: string; // 'Standard_DS3_v2'
  readonly instances: number; // ready instances
  readonly maxConcurrent: number; // max_concurrent_requests_per_instance
  readonly timeoutMs: number; // request_timeout_ms
  readonly collector: DataCollector | null;
}

const BASE_MEMORY_MB = 500;
const WORKER_MEMORY_MB = 250;

/** Worker processes per container, from WORKER_COUNT as the inference server reads it. */
export function workerCount(config: Pick<ServingConfig, 'environmentVariables'>): number {
  const asked = Number(config.environmentVariables.WORKER_COUNT ?? '1');
  return Number.isInteger(asked) && asked > 0 ? asked : 1;
}

/** Memory that one instance needs, in MB. */
export const memoryNeed = (config: Pick<ServingConfig, 'environmentVariables'>): number =>
  BASE_MEMORY_MB + workerCount(config) * WORKER_MEMORY_MB;

/** Whether the workers fit into the memory of the machine; if not, the container is killed on start. */
export const fitsMemory = (config: Pick<ServingConfig, 'environmentVariables' | 'instanceType'>): boolean =>
  memoryNeed(config) <= machineSize(config.instanceType).memoryMb;

/** Calls that are worked on at the same time, over all instances. */
export const serverCount = (config: ServingConfig): number =>
  config.instances * Math.min(workerCount(config), config.maxConcurrent);
