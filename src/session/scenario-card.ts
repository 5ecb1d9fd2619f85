import type { Pack } from '../scenario/pack.ts';
import { readScenario, scenarioIds } from '../scenario/scenario-file.ts';

/** A scenario as the home page lists it. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly brief: string;
  readonly level: number | null; // null: no incident
  readonly minutes: number | null;
  readonly variants: readonly string[];
}

/** Cards of all scenarios, easiest first. @throws ContentError */
export const scenarioCards = (pack: Pack): ScenarioCard[] =>
  scenarioIds(pack)
    .map((id) => {
      const { title, brief, level = null, minutes = null, variants } = readScenario(pack, id);
      return { id, title, brief, level, minutes, variants: Object.keys(variants).sort() };
    })
    .sort((a, b) => (a.level ?? 9) - (b.level ?? 9) || (a.id < b.id ? -1 : 1));
