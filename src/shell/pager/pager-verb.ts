import type { Incident } from '../../company/on-call/incident.ts';
import type { StepOutcome } from '../../kernel/step-outcome.ts';
import type { ShellCall } from '../shell-command.ts';
import type { PagerWords } from './pager-words.ts';

/** One thing the pager can be told. */
export interface PagerVerb {
  readonly name: string; // 'pin'
  readonly usage: readonly (readonly [line: string, about: string])[];
  readonly flags: readonly string[]; // '--note'; each takes a value. Without any, every word is text.
  run(call: ShellCall, incident: Incident, words: PagerWords): StepOutcome;
}

/** The pager does not do it: says why on stderr. */
export const refuse = (message: string, code = 1): StepOutcome => ({ err: `pager: ${message}\n`, code });
