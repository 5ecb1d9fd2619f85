import type { MachineState } from '../../kernel/machine.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { endpointMachine } from './endpoint-machine.ts';

/** Percent of the calls by deployment: { blue: 90, green: 10 }; sums to 100, or is empty. */
export interface Traffic {
  readonly [deployment: string]: number;
}

/** What an update under way will change when it is done. */
export interface EndpointChange {
  readonly traffic?: Traffic;
  readonly description?: string;
  readonly tags?: { readonly [name: string]: string };
}

/** A managed online endpoint: a name, its keys and the split of its traffic. */
export interface OnlineEndpoint {
  readonly name: string; // 'checkout-risk'
  readonly resourceGroup: string;
  readonly workspace: string;
  readonly description: string;
  readonly tags: { readonly [name: string]: string };
  readonly principalId: string; // of the system-assigned identity
  readonly primaryKey: string;
  readonly secondaryKey: string;
  readonly keysMade: number; // counts regenerations, so that every key is a new one
  readonly traffic: Traffic;

  readonly change: EndpointChange | null;
  readonly createdAt: SimTime;
  readonly createdBy: string; // role
  readonly modifiedAt: SimTime;
  readonly machine: MachineState<typeof endpointMachine>;
  readonly timers: { readonly [delay: string]: number };
}

/** Online endpoints by name. */
export const endpoints = defineTable<OnlineEndpoint>('online-endpoint');
