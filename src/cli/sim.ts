import { bench } from './bench.ts';
import { lint } from './lint.ts';
import { list } from './list.ts';
import { MisuseError } from './misuse-error.ts';
import { play } from './play.ts';
import { prove } from './prove.ts';
import { verifyFiles } from './verify-files.ts';

/** One verb of the headless simulator. Resolves to the exit code: 0 held, 1 not held, 2 misuse. */
export type Verb = (args: readonly string[]) => Promise<number>;

const VERBS: { readonly [name: string]: { readonly run: Verb; readonly help: string } } = {
  list: { run: list, help: 'list [--json]' },
  play: {
    run: play,
    help: 'play <scenario> [--seed N] [--variant V] [--script FILE|-] [--record FILE] [--transcript FILE] [--json]',
  },
  verify: { run: verifyFiles, help: 'verify <recording>… [--json]' },
  prove: { run: prove, help: 'prove <scenario>|--all [--variant V] [--json]' },
  lint: { run: lint, help: 'lint <scenario>… [--json]' },
  bench: { run: bench, help: 'bench [--json]' },
};

const USAGE = `usage: npm run -s sim -- <verb>\n\n${Object.values(VERBS)
  .map(({ help }) => `  ${help}\n`)
  .join('')}`;

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    process.stderr.write(`sim: '${name}' is not a verb\n${USAGE}`);
    return 2;
  }
  try {
    return await verb.run(args);
  } catch (error) {
    if (!(error instanceof MisuseError)) throw error;
    process.stderr.write(`sim ${name}: ${error.message}\nusage: ${verb.help}\n`);
    return 2;
  }
}

process.exitCode = await main();
