import { readScenario, scenarioIds } from '../scenario/scenario-file.ts';
import { prove as proveScenario, type RouteProof } from '../session/prove.ts';
import { defaultPack } from './default-pack.ts';
import { harmText } from './harm-text.ts';
import { MisuseError } from './misuse-error.ts';
import { nodeEngine } from './node-engine.ts';
import { parseOptions } from './parse-options.ts';
import { startOf, twinFiles } from './start-of.ts';

/** `sim prove`: judges every scripted route of scenarios; exit 0 when each is judged as its folder says. */
export async function prove(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, {
    all: 'boolean',
    variants: 'boolean',
    variant: 'string',
    seed: 'string',
    json: 'boolean',
  });
  const pack = defaultPack();
  const ids = options.flag('all') ? scenarioIds(pack) : options.positionals;
  if (ids.length === 0) throw new MisuseError('name a scenario, or --all');
  for (const id of ids) if (!scenarioIds(pack).includes(id)) throw new MisuseError(`there is no scenario '${id}'`);
  const engine = await nodeEngine();
  const isJson = options.flag('json');
  const proofs = [];
  for (const id of ids) {
    const scenario = readScenario(pack, id);
    const known = Object.keys(scenario.variants).sort();
    const asked = options.text('variant');
    if (asked !== undefined && !known.includes(asked)) throw new MisuseError(`'${id}' has no variant '${asked}'`);
    const variants = asked !== undefined ? [asked] : options.flag('variants') ? known : known.slice(0, 1);
    for (const variant of variants) {
      const identity = { scenario: id, seed: options.text('seed') ?? '1', variant };
      const start = await startOf(engine, pack, scenario, identity);
      const twin = twinFiles(engine, pack, scenario);
      if (!isJson) process.stdout.write(`${id} ${variant}\n`);
      const proof = await proveScenario(engine, pack, scenario, identity, start, twin, (route) => {
        if (!isJson) process.stdout.write(routeText(route));
      });
      for (const problem of proof.problems) process.stderr.write(`${id} ${variant}: ${problem}\n`);
      proofs.push(proof);
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`);
  return proofs.every((proof) => proof.held) ? 0 : 1;
}

function routeText({ route, asExpected, expected, verdicts }: RouteProof): string {
  const lines = verdicts.oracles.map(
    (oracle) =>
      `       ${oracle.held ? 'yes' : 'NO '} ${oracle.layer.padEnd(9)} ${oracle.id.padEnd(18)} ${oracle.reason}\n`,
  );
  const harm = verdicts.harm ? `, ${harmText(verdicts.harm)}` : '';
  return `  ${asExpected ? 'ok  ' : 'FAIL'} ${route}: ${verdicts.status} (expected ${expected})${harm}\n${lines.join('')}`;
}
