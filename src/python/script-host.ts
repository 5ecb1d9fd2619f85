// The host's side of one part of a run: hands the runner its task, counts what it declares, keeps what it reports, and
// for a scoring script deals the requests out and measures each.
import type { ScoreAnswer, ScoreRequest, ScriptResult, ScriptSpec, TrackingRecord } from '../kernel/script.ts';
import { type NumericRequest, numericCall } from './numeric-calls.ts';
import type { RunMeter } from './run-meter.ts';
import type { HostReply, LineCollector } from './script-streams.ts';
import { dumpYaml, loadYaml } from './yaml-calls.ts';

/** Requests as the driver's `Host.call` sends them. */
type Message =
  | { readonly op: 'begin' | 'ready' | 'request' }
  | { readonly op: 'end'; readonly code: number }
  | { readonly op: 'spend'; readonly cpu: number; readonly wait: number }
  | ({ readonly op: 'record' } & TrackingRecord)
  | { readonly op: 'answer'; readonly status: number }
  | { readonly op: 'deep-stack'; readonly deep: boolean }
  | { readonly op: 'yaml-load' }
  | { readonly op: 'yaml-dump'; readonly flow: boolean; readonly indent: number; readonly width: number };

const EXIT_STATUS_OF_DEAD_WORKER = 502;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A script, a server until init() came back, or the requests to a server that is up. */
export type ScriptPart = 'script' | 'start' | 'requests';

interface Mark {
  readonly workMs: number;
  readonly waitMs: number;
}

export class ScriptHost {
  exitCode: number | undefined; // undefined: the runner did not come to an end
  isServerUp = false;
  private readonly records: TrackingRecord[] = [];
  private readonly answers: ScoreAnswer[] = [];
  private request: { asked: ScoreRequest; mark: Mark } | undefined; // being answered
  private next = 0;

  constructor(
    private readonly spec: ScriptSpec,
    private readonly part: ScriptPart,
    private readonly meter: RunMeter,
    private readonly lines: LineCollector,
    private readonly setDeepStack: (isDeep: boolean) => void,
  ) {}

  answer(header: string, payload: Uint8Array): HostReply {
    const message = JSON.parse(header) as Message;
    switch (message.op) {
      case 'begin':
        return reply(this.task());
      case 'spend':
        this.meter.spend(message.cpu, message.wait);
        return reply(null);
      case 'record':
        this.records.push(recordOf(message));
        return reply(null);
      case 'ready':
        this.isServerUp = true;
        return reply(null);
      case 'request':
        return this.deal();
      case 'answer':
        this.close(message.status, decoder.decode(payload));
        return this.deal();
      case 'end':
        this.exitCode = message.code;
        return reply(null);
      case 'deep-stack':
        this.setDeepStack(message.deep);
        return reply(null);
      case 'yaml-load':
        return reply(loadYaml(decoder.decode(payload)));
      case 'yaml-dump': {
        const { flow, indent, width } = message;
        return reply(dumpYaml(JSON.parse(decoder.decode(payload)), { isFlow: flow, indent, width }));
      }
      default: {
        const request = message as unknown as NumericRequest;
        this.meter.spend(request.cpu ?? 0);
        return numeric(request, payload);
      }
    }
  }

  /** What the part left, but for its end. @param isWorkerDead the request at hand will never be answered */
  finish(isWorkerDead: boolean): Pick<ScriptResult, 'lines' | 'workMs' | 'waitMs' | 'records' | 'answers'> {
    if (this.request && isWorkerDead) this.close(EXIT_STATUS_OF_DEAD_WORKER, '');
    const { records, answers } = this;
    return { lines: this.lines.take(), ...this.mark(), records, answers };
  }

  private task(): object {
    if (this.part === 'requests') return { entry: { kind: 'requests' } };
    const { entry, args, cwd, env, packages } = this.spec;
    const seen = entry.kind === 'server' ? { kind: entry.kind, file: entry.file } : entry;
    return { entry: seen, args, cwd, packages, env: { HOME: '/root', PATH: '/usr/local/bin:/usr/bin:/bin', ...env } };
  }

  private mark(): Mark {
    return { workMs: this.meter.workMs, waitMs: this.meter.waitMs };
  }

  private deal(): HostReply {
    const asked = this.spec.entry.kind === 'server' ? this.spec.entry.requests[this.next++] : undefined;
    if (!asked) return reply(null);
    if (asked.at !== undefined) this.meter.setClock(Math.max(asked.at, this.spec.now));
    this.request = { asked, mark: this.mark() };
    return { ...reply(asked.id), payload: encoder.encode(asked.body) };
  }

  private close(status: number, body: string): void {
    if (!this.request) throw new Error('python: an answer without a request');
    const { asked, mark } = this.request;
    this.request = undefined;
    const workMs = difference(this.meter.workMs, mark.workMs);
    const waitMs = difference(this.meter.waitMs, mark.waitMs);
    const lines = this.lines.take().map((line) => ({ ...line, atWorkMs: difference(line.atWorkMs, mark.workMs) }));
    this.answers.push({ id: asked.id, status, body, workMs, waitMs, lines });
  }
}

const reply = (value: unknown): HostReply => ({ header: JSON.stringify({ value }) });

function numeric(request: NumericRequest, payload: Uint8Array): HostReply {
  const result = numericCall(request, payload);
  if (!result) throw new Error(`python: the runner asked for '${request.op}', which nobody answers`);
  const { value, numbers } = result;
  return numbers ? { ...reply(value), payload: new Uint8Array(numbers.buffer) } : reply(value);
}

function recordOf(message: TrackingRecord): TrackingRecord {
  if (message.kind === 'metric') {
    const { kind, key, value, step } = message;
    return { kind, key, value, step };
  }
  const { kind, key, value } = message;
  return { kind, key, value };
}

/** Of two costs with four decimals. */
const difference = (after: number, before: number): number => Math.round((after - before) * 10000) / 10000;
