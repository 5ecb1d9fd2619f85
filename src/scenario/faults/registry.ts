import type { Reaction } from '../../kernel/reaction.ts';
import { colleagueEdits } from '../colleague-edits.ts';
import { colleagueActs } from './colleague-acts.ts';
import { commitEdit } from './commit-edit.ts';
import { faultStrikes } from './fault-strikes.ts';
import { orderServiceRelease } from './order-service-release.ts';

/** Every cause a scenario may name. */
export const faults = [colleagueActs, commitEdit, orderServiceRelease] as const;

export const faultReactions: readonly Reaction<never>[] = [faultStrikes(faults), colleagueEdits];
