import type { Context } from '../kernel/context.ts';
import { hashValue } from '../kernel/hash.ts';
import { type ScriptResult, type ScriptSpec, scriptRunner } from '../kernel/script.ts';

/** Runs Python through the port and remembers the result: by all it depends on, and by the time only if it looked. */
export function runScript(context: Context, spec: ScriptSpec): ScriptResult {
  const { now, ...timeless } = spec;
  const key = `script/${hashValue(timeless)}`;
  const run = (): ScriptResult => scriptRunner.of(context).run(spec);
  let made: ScriptResult | undefined;
  const first = context.memo.get(key, () => {
    made = run();
    return made;
  });
  return first.hasReadClock ? context.memo.get(`${key}/${now}`, () => made ?? run()) : first;
}
