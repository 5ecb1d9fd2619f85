import type { Json } from '../../kernel/json.ts';
import { type AzCall, type AzCommand, azError, defineAzCommand } from '../az-command.ts';
import { CLI_VERSION, ML_EXTENSION, TELEMETRY_VERSION } from './cli-version.ts';

const extension = (call: AzCall): Json => ({
  experimental: false,
  extensionType: 'whl',
  name: ML_EXTENSION.name,
  path: `${call.env.get('HOME') ?? `/home/${call.actor}`}/.azure/cliextensions/${ML_EXTENSION.name}`,
  preview: false,
  version: ML_EXTENSION.version,
});

const NAME = {
  name: '--name',
  aliases: ['-n'],
  kind: 'text',
  isRequired: true,
  help: 'The extension.',
  completes: () => [{ text: ML_EXTENSION.name, kind: 'extension', about: ML_EXTENSION.version }],
} as const;

const notInstalled = (name: string) => azError(null, `The extension ${name} is not installed.`, 1);

/** `az extension …` and `az version`: what the terminal's client is made of. */
export const extensionCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'extension list',
    summary: 'List the installed extensions.',
    args: [],
    run: (_args, call) => ({ kind: 'result', result: [extension(call)] }),
  }),
  defineAzCommand({
    name: 'extension show',
    summary: 'Show an installed extension.',
    args: [NAME],
    run: (args, call) =>
      args.need('name') === ML_EXTENSION.name
        ? { kind: 'result', result: extension(call) }
        : notInstalled(args.need('name')),
  }),
  defineAzCommand({
    name: 'extension add',
    summary: 'Install an extension; the terminal has the ml extension already and no way to fetch others.',
    args: [
      NAME,
      { name: '--upgrade', kind: 'flag', help: 'Bring it up to date when it is installed.' },
      { name: '--yes', aliases: ['-y'], kind: 'flag', help: 'Do not ask.' },
      { name: '--version', kind: 'text', help: 'The version to install.' },
    ],
    run(args) {
      const version = args.text('version');
      if (args.need('name') !== ML_EXTENSION.name || (version !== undefined && version !== ML_EXTENSION.version))
        return azError(null, `az extension add: fetching extensions is not simulated.`, 4);
      return {
        kind: 'nothing',
        notes: `Extension '${ML_EXTENSION.name}' ${ML_EXTENSION.version} is already installed.\n`,
      };
    },
  }),
  defineAzCommand({
    name: 'version',
    summary: 'Show the versions of the client and its extensions.',
    args: [],
    run: () => ({
      kind: 'result',
      result: {
        'azure-cli': CLI_VERSION,
        'azure-cli-core': CLI_VERSION,
        'azure-cli-telemetry': TELEMETRY_VERSION,
        extensions: { [ML_EXTENSION.name]: ML_EXTENSION.version },
      },
    }),
  }),
];
