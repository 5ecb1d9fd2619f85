import { realm } from '../kernel/realm.ts';
import { MisuseError } from './misuse-error.ts';

// Before anything else: just-bash, isomorphic-git and Pyodide must find the deterministic realm when they load.
realm.install();

/** One verb of the headless simulator. Resolves to the exit code: 0 held, 1 not held, 2 misuse. */
export type Verb = (args: readonly string[]) => Promise<number>;

const VERBS: { readonly [name: string]: { readonly load: () => Promise<Verb>; readonly help: string } } = {
  list: { load: async () => (await import('./list.ts')).list, help: 'list [--json]' },
  play: {
    load: async () => (await import('./play.ts')).play,
    help: 'play <scenario> [--seed N] [--variant V] [--script FILE|-] [--record FILE] [--transcript FILE] [--json]',
  },
  verify: { load: async () => (await import('./verify-files.ts')).verifyFiles, help: 'verify <recording>… [--json]' },
  prove: {
    load: async () => (await import('./prove.ts')).prove,
    help: 'prove <scenario>|--all [--variant V] [--json]',
  },
  lint: { load: async () => (await import('./lint.ts')).lint, help: 'lint <scenario>… [--json]' },
  recheck: {
    load: async () => (await import('./recheck.ts')).recheck,
    help: 'recheck [--runs N] [--seed N] [--json]',
  },
  quiet: {
    load: async () => (await import('./quiet.ts')).quiet,
    help: 'quiet [--seeds N] [--hours N] [--json]',
  },
  bench: { load: async () => (await import('./bench.ts')).bench, help: 'bench [--json]' },
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
    return await (await verb.load())(args);
  } catch (error) {
    if (!(error instanceof MisuseError)) throw error;
    process.stderr.write(`sim ${name}: ${error.message}\nusage: ${verb.help}\n`);
    return 2;
  }
}

process.exitCode = await main();
