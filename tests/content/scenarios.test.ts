import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { applyAnchoredEdit } from '../../src/scenario/anchored-edit.ts';
import { commitEdit } from '../../src/scenario/faults/commit-edit.ts';
import { faults } from '../../src/scenario/faults/registry.ts';
import { readScenario, scenarioIds } from '../../src/scenario/scenario-file.ts';
import { contentPack, repositoryFiles } from './pack.ts';

const pack = contentPack();
const scenarios = scenarioIds(pack).map((id) => readScenario(pack, id));
const incident = readScenario(pack, 'model-load-in-run');
const incidents = [incident, readScenario(pack, 'encoding-swap')];
const scriptsOf = (id: string): [string, string][] =>
  [...pack.files].filter(([path]) => path.startsWith(`${id}/`) && /\/(right|wrong)\/.*\.sh$/.test(path));

/** The repository after the commits of a variant's faults. */
function afterFaults(variant: string, files: Map<string, string>): Map<string, string> {
  const changed = new Map(files);
  for (const { fault, with: parameters } of incident.variants[variant]?.faults ?? []) {
    if (fault !== commitEdit.id) continue;
    for (const edit of v.parse(commitEdit.parameters, parameters).edits)
      changed.set(edit.file, applyAnchoredEdit(changed.get(edit.file) ?? '', edit));
  }
  return changed;
}

/** What a here-document of a script writes into a file. */
const written = (script: string, file: string): string =>
  new RegExp(`cat > ${file.replaceAll('.', '\\.')} <<'END'\\n([\\s\\S]*?)\\nEND\\n`).exec(script)?.[1] ?? '';

const SCORER = 'src/scoring/checkout_score.py';

describe('scenarios', () => {
  it('are read', () =>
    expect(scenarios.map(({ id }) => id)).toEqual(['encoding-swap', 'model-load-in-run', 'sandbox']));

  it('name faults that exist, with parameters that fit', () => {
    for (const scenario of scenarios)
      for (const { faults: planned } of Object.values(scenario.variants))
        for (const { fault, with: parameters } of planned) {
          const known = faults.find((one) => one.id === fault);
          expect(known, fault).toBeDefined();
          if (known) expect(v.safeParse(known.parameters as v.GenericSchema, parameters).success).toBe(true);
        }
  });

  it('keep the cause out of the brief', () => {
    expect(incident.brief).not.toMatch(/load|init|run\(|scorer|commit|green|release|reason/i);
    expect(readScenario(pack, 'encoding-swap').brief).not.toMatch(/order service|enum|code|list|sort|contract|feed/i);
  });
});

describe('the hints of model-load-in-run', () => {
  it('go from where to look to what the cause is, and only the last one names it', () => {
    expect(incident.hints.length).toBeGreaterThanOrEqual(3);
    const [last = '', ...earlier] = incident.hints.toReversed();
    for (const hint of earlier)
      expect(hint).not.toMatch(/\bload|init|run\(|\.py|commit|revert|roll|back on|traffic to/i);
    expect(last).toContain(SCORER);
  });
});

describe('the hints of encoding-swap', () => {
  it('leave the cause to the last one', () => {
    const [last = '', ...earlier] = readScenario(pack, 'encoding-swap').hints.toReversed();
    for (const hint of earlier) expect(hint).not.toMatch(/order service|5\.0|decod|payment_code|segment|contract/i);
    expect(last).toContain('order service 5.0');
  });
});

describe('the faults of model-load-in-run', () => {
  for (const variant of Object.keys(incident.variants)) {
    it(`change the scorer of the first state (${variant})`, () => {
      const files = repositoryFiles(pack);
      expect(afterFaults(variant, files).get(SCORER)).not.toBe(files.get(SCORER));
    });

    it(`apply again to a scorer that somebody repaired by hand (${variant})`, () => {
      const script = pack.files.get('model-load-in-run/right/repair-by-hand-on-a-new-deployment.sh') ?? '';
      const repaired = new Map(repositoryFiles(pack)).set(SCORER, `${written(script, SCORER)}\n`);
      expect(repaired.get(SCORER)?.length).toBeGreaterThan(1000);
      expect(afterFaults(variant, repaired).get(SCORER)).not.toBe(repaired.get(SCORER));
    });
  }
});

describe.each(incidents)('the routes of $id', ({ id: name, oracles }) => {
  const conditions = oracles.map(({ id }) => id);
  const scripts = scriptsOf(name);

  it('are at least two right and seven wrong ones', () => {
    expect(scripts.filter(([path]) => path.includes('/right/')).length).toBeGreaterThanOrEqual(2);
    expect(scripts.filter(([path]) => path.includes('/wrong/')).length).toBeGreaterThanOrEqual(7);
  });

  it('say in their first line which condition exposes them, when they are wrong', () => {
    for (const [path, text] of scripts) {
      const named = /^# fails: ([\w-]+)\n/.exec(text)?.[1];
      if (path.includes('/wrong/')) expect(conditions, path).toContain(named);
      else expect(named).toBeUndefined();
    }
  });

  it('acknowledge, declare, report and resolve, so that only the repair differs', () => {
    for (const [path, text] of scripts)
      for (const verb of ['ack', 'declare "', 'report "', 'resolve'])
        expect(text, `${path}: pager ${verb}`).toContain(`\npager ${verb}`);
  });
});
