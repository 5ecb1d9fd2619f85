import { answers } from './answers.ts';
import { handled } from './handled.ts';
import { harm } from './harm.ts';
import { kept } from './kept.ts';
import { lightRequests } from './light-requests.ts';
import { modelInUse } from './model-in-use.ts';
import { nextTraining } from './next-training.ts';
import { slo } from './slo.ts';

/** Every condition a scenario may ask for. */
export const oracles = [answers, handled, harm, kept, lightRequests, modelInUse, nextTraining, slo] as const;
