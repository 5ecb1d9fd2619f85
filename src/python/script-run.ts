// The interpreter taken for one run: folders mounted, streams open, clock and randomness bound, given back at the end.
import type { ContentStore } from '../kernel/content-store.ts';
import { realm } from '../kernel/realm.ts';
import type { ScriptResult, ScriptSpec } from '../kernel/script.ts';
import type { CallOutcome, MemoryImage } from './interpreter.ts';
import type { SharedInterpreter } from './load-interpreter.ts';
import type { ChangedFile } from './overlay.ts';
import { type RunMeter, ScriptExited, ScriptStopped } from './run-meter.ts';
import { ScriptHost, type ScriptPart } from './script-host.ts';
import { ScriptMounts } from './script-mounts.ts';
import { LineCollector, openStreams } from './script-streams.ts';

const DAMAGED = 134;

/** What one part of a run did. */
export type PartResult = Omit<ScriptResult, 'files'> & { readonly isServerUp: boolean };

export class ScriptRun {
  private readonly current: { meter: RunMeter };
  private readonly mounts: ScriptMounts;
  private readonly release: () => void;

  /** Mounts the folders of a specification. They are counted on the meter of whatever part is performed. */
  constructor(
    private readonly shared: SharedInterpreter,
    spec: ScriptSpec,
    content: ContentStore,
    meter: RunMeter,
  ) {
    const current = { meter };
    this.current = current;
    this.release = realm.rebind({
      now: () => current.meter.now(),
      random: () => current.meter.random.bits(),
    });
    shared.interpreter.resetFiles();
    this.mounts = new ScriptMounts(shared, spec, content, current);
  }

  /** Performs one part, from the interpreter's start, from an image, or from where the part before ended. */
  perform(part: ScriptPart, spec: ScriptSpec, meter: RunMeter, from: 'start' | 'as-it-is' | MemoryImage): PartResult {
    const { interpreter } = this.shared;
    this.current.meter = meter;
    const lines = new LineCollector(meter);
    const host = new ScriptHost(spec, part, meter, lines, (isDeep) => interpreter.setCompiling(isDeep));
    const stdin = new TextEncoder().encode(spec.stdin ?? '');
    openStreams(interpreter.module.FS, stdin, lines, (header, payload) => host.answer(header, payload));
    const outcome = interpreter.call(meter, from);
    const isServerUp = part === 'start' && outcome === 'returned' && host.isServerUp;
    const exitCode = isServerUp ? 0 : endOf(outcome, host, lines);
    const isStopped = typeof outcome === 'object' && outcome.thrown instanceof ScriptStopped;
    const left = host.finish(outcome !== 'returned');
    return { exitCode, isStopped, isServerUp, ...left, hasReadClock: meter.clockReads > 0 };
  }

  /** What a later run may go on from; undefined when something of this one lies outside of the interpreter's memory. */
  image(): MemoryImage | undefined {
    const { interpreter } = this.shared;
    return this.mounts.isTouched || interpreter.hasOpenFiles() ? undefined : interpreter.image();
  }

  changes(): ChangedFile[] {
    return this.mounts.changes();
  }

  end(): void {
    this.shared.interpreter.closeFiles();
    this.mounts.unmount();
    this.release();
  }
}

/** The exit code, after saying in the log why there is one when the interpreter could not. */
function endOf(outcome: CallOutcome, host: ScriptHost, lines: LineCollector): number {
  if (outcome === 'returned') return host.exitCode ?? DAMAGED;
  if (typeof outcome === 'object') {
    if (outcome.thrown instanceof ScriptStopped) return 137;
    if (outcome.thrown instanceof ScriptExited) return outcome.thrown.code;
    if (!isInterpreterFailure(outcome.thrown)) throw outcome.thrown;
  }
  lines.write('err', new TextEncoder().encode('Fatal Python error: the script damaged the interpreter\n'));
  return DAMAGED;
}

/** Traps and exhausted stacks of WebAssembly are the script's doing; everything else is our own bug. */
const isInterpreterFailure = (thrown: unknown): boolean =>
  thrown instanceof WebAssembly.RuntimeError ||
  (thrown instanceof RangeError && /call stack/i.test(thrown.message)) ||
  (thrown instanceof Error && thrown.name === 'InternalError'); // Firefox: too much recursion
