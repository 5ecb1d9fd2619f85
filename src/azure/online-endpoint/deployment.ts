import type { ContentRef } from '../../kernel/content-store.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import type { MachineState } from '../../kernel/machine.ts';
import type { ScriptLine } from '../../kernel/script.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { DataCollector } from './data-collector.ts';
import type { deploymentMachine } from './deployment-machine.ts';
import type { ServingConfig } from './serving-config.ts';

export interface Probe {
  readonly initialDelay: number; // seconds
  readonly period: number;
  readonly timeout: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** One line of "Container events" in the logs. */
export interface ContainerEvent {
  readonly at: SimTime;
  readonly name: string; // 'Pulled', 'BackOff'
  readonly type: 'Normal' | 'Warning';
  readonly message: string;
}

/** What a deployment is asked to be. */
export interface DeploymentSpec {
  readonly description: string;
  readonly tags: { readonly [name: string]: string };
  readonly codeName: string; // name of the code folder: 'src'
  readonly code: DirNode; // as it was when the deployment was created
  readonly entryScript: string; // 'scoring/checkout_score.py'
  readonly modelName: string | null;
  readonly modelVersion: string | null;
  readonly model: DirNode | null; // what AZUREML_MODEL_DIR holds
  readonly environment: string; // 'checkout-infer:3', or 'CliV2AnonymousEnvironment:<hash>'
  readonly packages: { readonly [distribution: string]: string };
  readonly environmentVariables: { readonly [name: string]: string };
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly maxConcurrent: number;
  readonly timeoutMs: number;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly isAppInsightsEnabled: boolean;
  readonly collector: DataCollector | null;
}

/** What the last failed start left behind. */
export interface DeploymentFailure {
  readonly at: SimTime;
  readonly exitCode: number;
  readonly config: ServingConfig; // what was tried
  readonly lines: readonly ScriptLine[]; // what the container printed
  readonly code: string; // Azure's error code
  readonly message: string;
}

/** A call made by hand (curl, invoke), kept so that the logs show it. */
export interface Invocation {
  readonly id: string; // 'p12/3'
  readonly at: SimTime;
  readonly body: ContentRef;
  readonly order: number; // of this call since the containers started, from 0
}

/** A deployment below an endpoint: what is asked for, and what really serves. */
export interface OnlineDeployment extends DeploymentSpec {
  readonly endpoint: string;
  readonly name: string;
  readonly serving: ServingConfig | null; // containers that answer now; null until the first start succeeded
  readonly events: readonly ContainerEvent[]; // of the latest operation, oldest first
  readonly failure: DeploymentFailure | null; // of the latest operation
  readonly invocations: readonly Invocation[]; // since the containers started, oldest first
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly modifiedAt: SimTime;
  readonly machine: MachineState<typeof deploymentMachine>;
  readonly timers: { readonly [delay: string]: number };
}

/** Online deployments by `endpoint/name`. */
export const deployments = defineTable<OnlineDeployment>('online-deployment');

export const deploymentId = (endpoint: string, name: string): string => `${endpoint}/${name}`;

/** The deployments of one endpoint, by name. */
export const deploymentsOf = (world: World, endpoint: string): OnlineDeployment[] =>
  deployments.all(world).filter((row) => row.endpoint === endpoint);

/** Azure's provisioning_state. */
export function provisioningState(row: OnlineDeployment): string {
  const { value, context } = row.machine;
  return value === 'Succeeded' || value === 'Failed' || value === 'Deleting' ? value : context.operation;
}
