// Counts what one run costs and shows it its clock. The same code costs the same whatever engine or machine runs it:
// the interpreter's own polls for signals are the unit of Python's work, and C code declares its cost.
import type { RandomStream } from '../kernel/random.ts';
import { EPOCH_UNIX_MS, type SimTime } from '../kernel/time.ts';

/** CPU milliseconds of a cloud core between two polls: some 50 loop turns or calls. */
const POLL_MS = 0.0025;
/**
 * Polls after which a run is stopped whatever its limit is: a script that loops forever ends in real seconds. Its job
 * stays Running until its time-out or a cancel.
 */
export const MAX_POLLS = 8_000_000;
const FILE_OPEN_MS = 0.05;
const FILE_BYTES_PER_MS = 150_000;

/** Unwinds the interpreter from anywhere; no Python code can catch it. */
export class ScriptStopped extends Error {}

/** The script ended the process itself (os._exit, os.abort). */
export class ScriptExited extends Error {
  constructor(readonly code: number) {
    super(`process ended with ${code}`);
  }
}

/** Costs with four decimals, as they go into the world. */
const rounded = (ms: number): number => Math.round(ms * 10000) / 10000;

export class RunMeter {
  clockReads = 0;
  private polls = 0;
  private declaredMs = 0;
  private sleptMs = 0;
  private pollLimit = MAX_POLLS;

  constructor(
    private start: SimTime,
    private readonly limitMs: number,
    readonly random: RandomStream,
  ) {
    this.setPollLimit();
  }

  get workMs(): number {
    return rounded(this.polls * POLL_MS + this.declaredMs);
  }

  get waitMs(): number {
    return rounded(this.sleptMs);
  }

  /** Called by the interpreter between bytecodes. @throws ScriptStopped at the limit. */
  poll(): 0 {
    if (++this.polls > this.pollLimit) throw new ScriptStopped();
    return 0;
  }

  /** Work done outside Python's bytecode, and time waited. @throws ScriptStopped at the limit. */
  spend(cpuMs: number, waitMs = 0): void {
    if (cpuMs > 0 && Number.isFinite(cpuMs)) this.declaredMs += cpuMs;
    if (waitMs > 0 && Number.isFinite(waitMs)) this.sleptMs += waitMs;
    this.setPollLimit();
    if (this.polls > this.pollLimit) throw new ScriptStopped();
  }

  fileOpened(): void {
    this.spend(FILE_OPEN_MS);
  }

  bytesMoved(bytes: number): void {
    this.spend(bytes / FILE_BYTES_PER_MS);
  }

  /** Sets the clocks: a server stands still between requests. */
  setClock(at: SimTime): void {
    this.start += at - this.now();
  }

  /** What the script's clocks show, with a fraction: the start and what the run has cost so far. */
  now(): number {
    return this.start + this.polls * POLL_MS + this.declaredMs + this.sleptMs;
  }

  /** WASI clocks in milliseconds: 0 wall clock, 1 monotonic, 2 and 3 CPU time. */
  readClock(clock: number): number {
    if (clock >= 2) return this.polls * POLL_MS + this.declaredMs;
    this.clockReads++;
    return clock === 0 ? EPOCH_UNIX_MS + this.now() : this.now();
  }

  private setPollLimit(): void {
    this.pollLimit = Math.min(MAX_POLLS, Math.floor((this.limitMs - this.declaredMs) / POLL_MS));
  }
}
