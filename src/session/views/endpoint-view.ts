import * as v from 'valibot';
import {
  deploymentsOf,
  type OnlineDeployment,
  type Probe,
  provisioningState,
} from '../../azure/online-endpoint/deployment.ts';
import { endpoints, type OnlineEndpoint, type Traffic } from '../../azure/online-endpoint/endpoint.ts';
import { endpointArmId, scoringHost } from '../../azure/online-endpoint/endpoint-document.ts';
import { machineSize } from '../../azure/online-endpoint/machine-size.ts';
import { workerCount } from '../../azure/online-endpoint/serving-config.ts';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type CodeCommit, codeCommit } from '../endpoints/code-commit.ts';
import { defineView } from './view.ts';

/** An online endpoint with its deployments, as its page shows it. */
export interface EndpointView {
  readonly name: string;
  readonly description: string;
  readonly state: string; // provisioning state
  readonly scoringUri: string;
  readonly swaggerUri: string;
  readonly authMode: 'key';
  readonly principalId: string;
  readonly armId: string;
  readonly tags: { readonly [name: string]: string };
  readonly createdAt: number;
  readonly createdBy: string;
  readonly modifiedAt: number;
  readonly traffic: Traffic;
  readonly comingTraffic: Traffic | null; // of an update under way
  readonly deployments: readonly DeploymentCard[];
}

/** One deployment: what is asked for, and what serves. */
export interface DeploymentCard {
  readonly name: string;
  readonly description: string;
  readonly state: string; // provisioning state
  readonly step: string | null; // what the operation under way is at: 'ImagePull'
  readonly traffic: number; // percent
  readonly model: AssetName | null;
  readonly environment: AssetName | null;
  readonly codeName: string;
  readonly entryScript: string;
  readonly commit: CodeCommit | null; // of main, that holds the same code
  readonly instanceType: string;
  readonly cores: number; // per instance
  readonly memoryMb: number;
  readonly instanceCount: number;
  readonly workers: number; // per instance
  readonly maxConcurrent: number; // requests per instance
  readonly timeoutMs: number;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly environmentVariables: { readonly [name: string]: string };
  readonly tags: { readonly [name: string]: string };
  readonly isAppInsightsEnabled: boolean;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly modifiedAt: number;
  readonly serving: Serving | null;
  readonly failure: { readonly at: number; readonly code: string; readonly message: string } | null;
}

/** The containers that answer now. */
export interface Serving {
  readonly since: number;
  readonly instances: number;
  readonly model: AssetName | null;
}

export interface AssetName {
  readonly name: string;
  readonly version: string;
}

export const endpointView = defineView(
  'endpoint',
  v.strictObject({ name: v.string() }),
  ({ world, context, params }): EndpointView | null => {
    const row = endpoints.get(world, params.name);
    return row ? viewOf(world, context, row) : null;
  },
  { everyMs: 250 },
);

function viewOf(world: World, context: Context, row: OnlineEndpoint): EndpointView {
  const host = `https://${scoringHost(world, row)}`;
  return {
    name: row.name,
    description: row.description,
    state: row.machine.value,
    scoringUri: `${host}/score`,
    swaggerUri: `${host}/swagger.json`,
    authMode: 'key',
    principalId: row.principalId,
    armId: endpointArmId(row),
    tags: row.tags,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    modifiedAt: row.modifiedAt,
    traffic: row.traffic,
    comingTraffic: row.change?.traffic ?? null,
    deployments: deploymentsOf(world, row.name).map((one) => cardOf(world, context, row, one)),
  };
}

function cardOf(world: World, context: Context, endpoint: OnlineEndpoint, row: OnlineDeployment): DeploymentCard {
  const { value } = row.machine;
  const size = machineSize(row.instanceType);
  const { serving, failure } = row;
  return {
    name: row.name,
    description: row.description,
    state: provisioningState(row),
    step: value === 'Succeeded' || value === 'Failed' || value === 'Deleting' ? null : value,
    traffic: endpoint.traffic[row.name] ?? 0,
    model: modelOf(row),
    environment: assetOf(row.environment),
    codeName: row.codeName,
    entryScript: row.entryScript,
    commit: codeCommit(world, context, row.code, row.codeName),
    instanceType: row.instanceType,
    cores: size.cores,
    memoryMb: size.memoryMb,
    instanceCount: row.instanceCount,
    workers: workerCount(row),
    maxConcurrent: row.maxConcurrent,
    timeoutMs: row.timeoutMs,
    livenessProbe: row.livenessProbe,
    readinessProbe: row.readinessProbe,
    environmentVariables: row.environmentVariables,
    tags: row.tags,
    isAppInsightsEnabled: row.isAppInsightsEnabled,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    modifiedAt: row.modifiedAt,
    serving: serving && { since: serving.startedAt, instances: serving.instances, model: modelOf(serving) },
    failure: failure && { at: failure.at, code: failure.code, message: failure.message },
  };
}

const modelOf = ({
  modelName,
  modelVersion,
}: {
  readonly modelName: string | null;
  readonly modelVersion: string | null;
}): AssetName | null => (modelName === null ? null : { name: modelName, version: modelVersion ?? '' });

/** 'kst-infer:9' in two parts. */
function assetOf(reference: string): AssetName | null {
  const match = /^(.+):([^:]+)$/.exec(reference);
  return match ? { name: match[1] as string, version: match[2] as string } : null;
}
