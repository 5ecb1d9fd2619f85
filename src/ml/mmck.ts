// The closed form of a queue with random (exponential) service. Only for estimates that say so, and as a check of the
// simulation: real service times vary less than exponential ones, so the endpoint does better than this.
import { exp, ln } from '../kernel/math.ts';

export interface MmckEstimate {
  readonly rejectedShare: number;
  readonly meanWaitSeconds: number; // of those admitted
  readonly p95WaitSeconds: number; // approximate: from the state met on arrival
  readonly utilisation: number;
}

/** M/M/c/K: `rate` arrivals per second, mean service `serviceSeconds`, c `servers`, at most `limit` in the system. */
export function mmck(rate: number, serviceSeconds: number, servers: number, limit: number): MmckEstimate {
  const load = rate * serviceSeconds;
  if (load <= 0) return { rejectedShare: 0, meanWaitSeconds: 0, p95WaitSeconds: 0, utilisation: 0 };
  const most = Math.max(limit, servers);
  const logs = new Float64Array(most + 1);
  let largest = 0;
  for (let n = 1; n <= most; n++) {
    logs[n] = (logs[n - 1] as number) + ln(load / Math.min(n, servers));
    largest = Math.max(largest, logs[n] as number);
  }
  const states = logs.map((value) => exp(value - largest));
  let total = 0;
  for (const weight of states) total += weight;
  let queued = 0;
  for (let n = servers + 1; n <= most; n++) queued += ((n - servers) * (states[n] as number)) / total;
  const rejectedShare = (states[most] as number) / total;
  let met = 0;
  let state95 = 0;
  for (let n = 0; n < most; n++) {
    met += (states[n] as number) / total / (1 - rejectedShare);
    if (met >= 0.95) {
      state95 = n;
      break;
    }
  }
  return {
    rejectedShare,
    meanWaitSeconds: queued / (rate * (1 - rejectedShare)),
    p95WaitSeconds: (Math.max(0, state95 - servers + 1) * serviceSeconds) / servers,
    utilisation: Math.min(1, load / servers),
  };
}
