import { joinPath } from '../../kernel/files/file-tree.ts';
import { type ScriptEntry, type ScriptResult, scriptRunner } from '../../kernel/script.ts';
import type { StepOutcome } from '../../kernel/step-outcome.ts';
import { MINUTE, type SimTime } from '../../kernel/time.ts';
import { seedAt } from '../../kernel/world.ts';
import { defineShellCommand, type ShellCall } from '../shell-command.ts';
import { parsePython } from './python-arguments.ts';
import { installedPackages, mountsOf } from './python-mounts.ts';

/** Simulated CPU time after which a script of the terminal is not computed further: it then runs until Ctrl-C. */
const WORK_LIMIT = 2 * MINUTE;

/** Output is shown in strides of this length. */
const STRIDE = 500;

/** A run already computed, shown as simulated time passes. */
type Run = {
  readonly lines: readonly { readonly stream: 'out' | 'err'; readonly text: string; readonly at: SimTime }[];
  readonly shown: number; // lines shown so far
  readonly start: SimTime;
  readonly end: SimTime | null; // null: never ends by itself
  readonly exitCode: number;
  readonly files: readonly { readonly path: string; readonly ref: string | null; readonly size: number }[];
};

const pythonNamed = (name: string) =>
  defineShellCommand({
    name,
    summary: 'run Python: python file.py, python -c code, python -m module',
    run(call) {
      const request = parsePython(call.args, call.stdin);
      if (request.kind === 'refusal') {
        const message = `${request.message}\n`;
        return request.code === 0 ? { out: message } : { err: message, code: request.code };
      }
      if (request.kind === 'version') {
        const code = "import platform; print('Python', platform.python_version())";
        return show(compute(call, { kind: 'code', code }, [], ''), call);
      }
      const { entry } = request;
      if (entry.kind === 'file') {
        const path = joinPath(call.cwd, entry.file);
        const node = call.files.find(path);
        if (node?.kind !== 'file') {
          const why = node ? "can't find '__main__' module in" : "can't open file";
          const detail = node ? '' : ': [Errno 2] No such file or directory';
          return { err: `${name}: ${why} '${path}'${detail}\n`, code: node ? 1 : 2 };
        }
      }
      return show(compute(call, entry, request.args, request.takesInput ? call.stdin : ''), call);
    },
    resume: (state, call) => show(state as Run, call),
  });

export const python = pythonNamed('python');
export const python3 = pythonNamed('python3');

function compute(call: ShellCall, entry: ScriptEntry, args: readonly string[], stdin: string): Run {
  const { tx, context, files, cwd } = call;
  const { now } = tx.world;
  const scriptFolder = entry.kind === 'file' ? joinPath(cwd, `${entry.file}/..`) : undefined;
  const result = scriptRunner.of(context).run({
    entry: entry.kind === 'file' ? { kind: 'file', file: joinPath(cwd, entry.file) } : entry,
    args,
    cwd,
    mounts: mountsOf(files, cwd, scriptFolder),
    env: Object.fromEntries(call.env),
    packages: installedPackages(files),
    seed: `${seedAt(tx.world, now)}/python/${call.callId}`,
    now,
    stdin,
    workLimitMs: WORK_LIMIT,
  });
  const length = Math.ceil(result.workMs + result.waitMs);
  return {
    lines: result.lines.map(({ stream, text, atWorkMs }) => ({ stream, text, at: now + placed(result, atWorkMs) })),
    shown: 0,
    start: now,
    end: result.isStopped ? null : now + length,
    exitCode: result.exitCode,
    files: result.isStopped
      ? []
      : result.files.map(({ path, bytes }) => ({
          path,
          ref: bytes === null ? null : context.content.put(bytes),
          size: bytes?.length ?? 0,
        })),
  };
}

/** Milliseconds after the start at which a line appears: waiting is spread evenly over the work. */
function placed({ workMs, waitMs }: ScriptResult, atWorkMs: number): number {
  return workMs === 0 ? 0 : Math.floor(atWorkMs + (waitMs * atWorkMs) / workMs);
}

/** Shows what is due, and either waits for the next line or ends the run: only then are its files written. */
function show(run: Run, call: ShellCall): StepOutcome {
  const { now } = call.tx.world;
  const isOver = run.end !== null && now >= run.end;
  let shown = run.shown;
  let out = '';
  let err = '';
  for (; shown < run.lines.length; shown++) {
    const line = run.lines[shown] as Run['lines'][number];
    if (!isOver && line.at > now) break;
    if (line.stream === 'out') out += `${line.text}\n`;
    else err += `${line.text}\n`;
  }
  if (isOver) {
    applyFiles(run, call);
    return { out, err, code: run.exitCode };
  }
  const next = run.lines[shown];
  const stride = next ? run.start + Math.ceil((next.at - run.start) / STRIDE) * STRIDE : undefined;
  const at = stride === undefined ? run.end : run.end === null ? stride : Math.min(run.end, stride);
  return { wait: at === null ? {} : { at }, state: { ...run, shown }, emit: out, emitError: err };
}

function applyFiles(run: Run, { files }: ShellCall): void {
  for (const { path, ref, size } of run.files) {
    if (ref === null) files.remove(path, { recursive: true, force: true });
    else {
      files.makeDir(joinPath(path, '..'), true);
      files.putFile(path, ref, size);
    }
  }
}
