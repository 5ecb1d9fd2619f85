import { initial, type MachineAction } from '../../kernel/machine.ts';
import { type DelayOver, drive, driveDelay, settle } from '../../kernel/machine-timers.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { HOUR, SECOND } from '../../kernel/time.ts';
import type { Mutable, Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { guidOf } from '../arm.ts';
import { collectHour } from './collected-data.ts';
import { recordSegment } from './configuration-segments.ts';
import { deploymentId, deployments, deploymentsOf } from './deployment.ts';
import { removeDeployment } from './deployment-lifecycle.ts';
import { type EndpointChange, endpoints, type OnlineEndpoint } from './endpoint.ts';
import { endpointMachine } from './endpoint-machine.ts';
import { keepCheckpoint } from './queue-checkpoints.ts';
import { queueAfterHour } from './telemetry.ts';

/** Who waits for an endpoint to come to rest waits for this key. */
export const endpointKey = (name: string): string => `endpoint/${name}`;

/** The end of the operation under way. */
export const endpointDelay = defineReaction<DelayOver>('online-endpoint.delay', (tx, over) => {
  const row = endpoints.edit(tx, over.id);
  carryOut(tx, over.id, driveDelay(tx, endpointMachine, row, over, endpointDelay));
});

/** Every full hour: what is in progress becomes the state from which the next hour's minutes are computed. */
export const endpointHour = defineReaction<{ readonly endpoint: string }>('endpoint.hour', (tx, data, context) => {
  const { endpoint } = data;
  if (!endpoints.get(tx.world, endpoint)) return;
  const hour = Math.floor(tx.world.now / HOUR);
  keepCheckpoint(tx, endpoint, hour, queueAfterHour(tx.world, context, endpoint, hour - 1));
  collectHour(tx, context, endpoint, hour - 1);
  schedule(tx, (hour + 1) * HOUR, endpointHour, { endpoint });
});

export interface NewEndpoint {
  readonly name: string;
  readonly resourceGroup: string;
  readonly workspace: string;
  readonly description?: string;
  readonly tags?: { readonly [name: string]: string };
  readonly createdBy: string;
}

/** Starts the creation of an endpoint that does not exist yet: about 75 seconds. */
export function beginEndpointCreate(tx: Tx, endpoint: NewEndpoint): void {
  const { name } = endpoint;
  const step = initial(endpointMachine, { workMs: drawWork(tx.world, name, 60, 90) });
  const row = putRow(tx, endpoint, step.state);
  carryOut(tx, name, settle(tx, row, name, step, endpointDelay));
}

function putRow(tx: Tx, endpoint: NewEndpoint, machine: OnlineEndpoint['machine']): Mutable<OnlineEndpoint> {
  const { now } = tx.world;
  const { name } = endpoint;
  const row = endpoints.put(tx, name, {
    name,
    resourceGroup: endpoint.resourceGroup,
    workspace: endpoint.workspace,
    description: endpoint.description ?? '',
    tags: { ...endpoint.tags },
    principalId: guidOf(['identity', endpoint.workspace, name, now]),
    primaryKey: drawKey(tx.world, name, 1),
    secondaryKey: drawKey(tx.world, name, 2),
    keysMade: 2,
    traffic: {},
    change: null,
    createdAt: now,
    createdBy: endpoint.createdBy,
    modifiedAt: now,
    machine,
    timers: {},
  });
  recordSegment(tx, name);
  schedule(tx, (Math.floor(now / HOUR) + 1) * HOUR, endpointHour, { endpoint: name });
  return row;
}

/** Starts an update of an endpoint at rest; it takes effect when it is done, in less than a minute. */
export function beginEndpointUpdate(tx: Tx, name: string, change: EndpointChange): void {
  const row = endpoints.edit(tx, name);
  row.change = change;
  const event = { type: 'UPDATE' as const, workMs: drawWork(tx.world, name, 20, 40) };
  carryOut(tx, name, drive(tx, endpointMachine, row, name, event, endpointDelay));
}

/** Starts the deletion of an endpoint at rest with all its deployments. Nobody is answered from now on. */
export function beginEndpointDelete(tx: Tx, name: string): void {
  const row = endpoints.edit(tx, name);
  const event = { type: 'DELETE' as const, workMs: drawWork(tx.world, name, 60, 120) };
  carryOut(tx, name, drive(tx, endpointMachine, row, name, event, endpointDelay));
  for (const deployment of deploymentsOf(tx.world, name))
    deployments.edit(tx, deploymentId(name, deployment.name)).serving = null;
  row.traffic = {};
  recordSegment(tx, name);
}

/** Replaces a key at once; callers that still send the old one get 401. */
export function regenerateKey(tx: Tx, name: string, kind: 'primary' | 'secondary'): void {
  const row = endpoints.edit(tx, name);
  row.keysMade += 1;
  const key = drawKey(tx.world, name, row.keysMade);
  if (kind === 'primary') row.primaryKey = key;
  else row.secondaryKey = key;
  row.modifiedAt = tx.world.now;
}

/** Whether no operation is under way on the endpoint itself. */
export const isEndpointAtRest = (row: OnlineEndpoint): boolean => row.machine.value === 'Succeeded';

const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY_LENGTH = 64;

function drawKey(world: World, name: string, number: number): string {
  const random = new RandomStream(`${seedAt(world, world.now)}/endpoint-key/${name}/${number}`);
  let key = '';
  for (let i = 0; i < KEY_LENGTH; i++) key += KEY_LETTERS[Math.floor(random.uniform() * KEY_LETTERS.length)];
  return key;
}

function drawWork(world: World, name: string, fromSeconds: number, toSeconds: number): number {
  const random = new RandomStream(`${seedAt(world, world.now)}/endpoint-delays/${name}/${world.now}`);
  return Math.round((fromSeconds + (toSeconds - fromSeconds) * random.uniform()) * SECOND);
}

function carryOut(tx: Tx, name: string, actions: readonly MachineAction[]): void {
  for (const { type } of actions) {
    if (type === 'applyChange') applyChange(tx, name);
    else if (type === 'settled') notify(tx, endpointKey(name));
    else if (type === 'removeRow') removeEndpoint(tx, name);
    else throw new Error(`online endpoint: nobody carries out '${type}'`);
  }
}

function applyChange(tx: Tx, name: string): void {
  const row = endpoints.edit(tx, name);
  const { change } = row;
  if (!change) throw new Error(`online endpoint ${name}: an update without a change`);
  Object.assign(row, change);
  row.change = null;
  row.modifiedAt = tx.world.now;
  if (change.traffic) recordSegment(tx, name);
}

function removeEndpoint(tx: Tx, name: string): void {
  for (const deployment of deploymentsOf(tx.world, name)) removeDeployment(tx, name, deployment.name);
  endpoints.remove(tx, name);
  notify(tx, endpointKey(name));
}
