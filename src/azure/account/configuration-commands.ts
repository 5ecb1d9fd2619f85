import type { Json } from '../../kernel/json.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import { type AzAsked, type AzCall, type AzCommand, type AzOutcome, azError, defineAzCommand } from '../az-command.ts';
import { resourceGroupNames, workspaceNames } from '../workspace/place-names.ts';
import { type ConfigValue, configValues, globalConfigPath, localConfigPath, writeConfig } from './az-config.ts';

const LOCAL = { name: '--local', kind: 'flag', help: 'Use the configuration of the current folder.' } as const;

const shown = ({ name, source, value }: ConfigValue): Json => ({ name, source, value });

/** `section.name=value` or `section.name`; undefined when the text is neither. */
function parseKey(text: string): { section: string; name: string; value: string | null } | undefined {
  const match = /^([^.=]+)\.([^=]+)(?:=(.*))?$/s.exec(text);
  if (!match) return undefined;
  return { section: match[1] ?? '', name: (match[2] ?? '').toLowerCase(), value: match[3] ?? null };
}

const pathFor = (isLocal: boolean, call: AzCall): string => (isLocal ? localConfigPath(call) : globalConfigPath(call));

/** `group=…` and `workspace=…`: what there is to be a default. */
function defaultPairs(asked: AzAsked): Suggestion[] {
  const pair = (key: string, { text, ...rest }: Suggestion): Suggestion => ({ ...rest, text: `${key}=${text}` });
  return [
    ...resourceGroupNames(asked).map((one) => pair('group', one)),
    ...workspaceNames(asked).map((one) => pair('workspace', one)),
  ];
}

/** The same as `az config` writes them. */
const settingPairs = (asked: AzAsked): Suggestion[] =>
  defaultPairs(asked).map((one) => ({ ...one, text: `defaults.${one.text}` }));

/** The keys that anything here reads. */
const settingKeys = (): Suggestion[] =>
  ['core.output', 'defaults.group', 'defaults.workspace'].map((text) => ({ text, kind: 'setting', about: '' }));

function setDefaults(words: readonly string[], path: string, call: AzCall): AzOutcome {
  const pairs: [string, string][] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at <= 0) return azError(null, `usage error: --defaults STRING=STRING STRING=STRING ...`, 1);
    pairs.push([word.slice(0, at).toLowerCase(), word.slice(at + 1)]);
  }
  for (const [name, value] of pairs)
    writeConfig(call, path, { section: 'defaults', name, value: value === '' ? null : value });
  return { kind: 'nothing' };
}

/** `az configure` and `az config …`: the defaults for groups and workspaces, kept in a file of the terminal. */
export const configurationCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'configure',
    summary: "Set or list the CLI's defaults.",
    args: [
      {
        name: '--defaults',
        aliases: ['-d'],
        kind: 'pairs',
        completes: defaultPairs,
        help: 'Defaults as name=value; group and workspace are used. An empty value removes one.',
      },
      {
        name: '--list-defaults',
        aliases: ['-l'],
        kind: 'flag',
        choices: ['true', 'false'],
        help: 'List the defaults.',
      },
      { name: '--scope', kind: 'text', choices: ['global', 'local'], help: 'Whose: the user or the current folder.' },
    ],
    examples: ['az configure --defaults group=rg-kst-ml-prod workspace=mlw-kst-prod'],
    run(args, call) {
      const isLocal = args.text('scope') === 'local';
      const words = args.list('defaults');
      if (words.length > 0) return setDefaults(words, pathFor(isLocal, call), call);
      if (!args.flag('list-defaults'))
        return azError(null, 'az configure: its questions are not simulated; use --defaults or --list-defaults.', 4);
      const values = configValues(call).filter(({ section }) => section === 'defaults');
      return {
        kind: 'result',
        result: values.filter(({ source }) => !isLocal || source === localConfigPath(call)).map(shown),
      };
    },
  }),
  defineAzCommand({
    name: 'config set',
    summary: 'Set configuration values.',
    args: [
      {
        name: 'key_value',
        kind: 'list',
        isRequired: true,
        completes: settingPairs,
        help: 'section.name=value, one or more.',
      },
      LOCAL,
    ],
    examples: ['az config set defaults.workspace=mlw-kst-prod'],
    run(args, call) {
      const changes = args.list('key_value').map((text) => ({ text, change: parseKey(text) }));
      const wrong = changes.find(({ change }) => !change || change.value === null);
      if (wrong)
        return azError(null, `Invalid KEY=VALUE pair '${wrong.text}': give it as <section>.<name>=<value>.`, 1);
      for (const { change } of changes) if (change) writeConfig(call, pathFor(args.flag('local'), call), change);
      return { kind: 'nothing' };
    },
  }),
  defineAzCommand({
    name: 'config get',
    summary: 'Show a configuration value, a section or everything.',
    args: [{ name: 'key', kind: 'text', completes: settingKeys, help: 'section or section.name.' }, LOCAL],
    run(args, call) {
      const key = args.text('key');
      const values = configValues(call).filter(({ source }) => !args.flag('local') || source === localConfigPath(call));
      if (key === undefined) return { kind: 'result', result: bySection(values) };
      const [section = '', name] = key.split('.');
      const inSection = values.filter((value) => value.section === section);
      if (name === undefined) return { kind: 'result', result: inSection.map(shown) };
      const found = inSection.find((value) => value.name === name);
      return found ? { kind: 'result', result: shown(found) } : azError(null, `Configuration '${key}' is not set.`, 1);
    },
  }),
  defineAzCommand({
    name: 'config unset',
    summary: 'Remove configuration values.',
    args: [
      { name: 'key', kind: 'list', isRequired: true, completes: settingKeys, help: 'section.name, one or more.' },
      LOCAL,
    ],
    run(args, call) {
      for (const text of args.list('key')) {
        const change = parseKey(text);
        if (!change) return azError(null, `Invalid key '${text}': give it as <section>.<name>.`, 1);
        writeConfig(call, pathFor(args.flag('local'), call), { ...change, value: null });
      }
      return { kind: 'nothing' };
    },
  }),
];

function bySection(values: readonly ConfigValue[]): Json {
  const out: { [section: string]: Json[] } = {};
  for (const value of values) out[value.section] = [...(out[value.section] ?? []), shown(value)];
  return out;
}
