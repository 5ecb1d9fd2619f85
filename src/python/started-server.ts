import type { ScriptResult } from '../kernel/script.ts';
import type { MemoryImage } from './interpreter.ts';

/** A server whose init() came back: what that cost and said, and the interpreter to answer requests from. */
export interface StartedServer extends Pick<ScriptResult, 'lines' | 'workMs' | 'waitMs' | 'records' | 'hasReadClock'> {
  readonly image: MemoryImage;
}
