import { definePort } from '../../kernel/context.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** A request that is really sent with its payload; it stands for many (Kestrand samples 2,000 orders of 12,000 a day). */
export interface SampledRequest {
  readonly id: string; // 'o-64-000123'
  readonly at: SimTime;
  readonly body: string; // JSON text of the payload
  readonly standsFor?: number; // requests like it in its minute, itself included; without it there is only this one
}

/** How the calling application behaves towards the endpoint. */
export interface ClientPolicy {
  readonly timeoutMs: number; // gives up waiting for an answer: 800
  readonly retries: number; // further calls after 429 or 5xx/424: 2
  readonly retryDelayMs: number; // pause before each: 100
}

/** The customers of an endpoint. Exogenous: nothing the player does changes what they ask. */
export interface EndpointClients {
  /** First calls per second in the minute that begins at `minute` (minutes since the epoch); 0 for unknown endpoints. */
  ratePerSecond(world: World, endpoint: string, minute: number): number;
  /** The sampled requests of one hour (hours since the epoch), in order of time. */
  sampledRequests(world: World, endpoint: string, hour: number): readonly SampledRequest[];
  policy(endpoint: string): ClientPolicy;
}

export const endpointClients = definePort<EndpointClients>('azure/endpoint-clients');
