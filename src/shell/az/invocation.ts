import { isSubscription } from '../../azure/account/account-commands.ts';
import type { ConfigPlace } from '../../azure/account/az-config.ts';
import { configValue } from '../../azure/account/az-config.ts';
import type { AzCommand } from '../../azure/az-command.ts';
import { allArguments, OUTPUT_FORMATS, type OutputFormat } from './arguments.ts';
import { MISUSE, type ParsedValues, parseArguments } from './parse-arguments.ts';
import { isQuery } from './query.ts';

/** One call of a command, read and completed; it is what a waiting `az` remembers. */
export interface Invocation {
  readonly command: string; // 'ml job stream'
  readonly values: ParsedValues;
  readonly workspace: string; // '' when the command needs none and none is configured
  readonly resourceGroup: string;
  readonly format: OutputFormat;
  readonly query: string | null;
}

export type Read =
  | { readonly invocation: Invocation; readonly error?: undefined }
  | { readonly invocation?: undefined; readonly error: string; readonly exitCode: number };

const misuse = (error: string): Read => ({ error, exitCode: MISUSE });

/** Values that the CLI's configuration gives when the line does not. */
export const CONFIGURED: Readonly<Record<string, string>> = {
  'resource-group': 'group',
  'workspace-name': 'workspace',
};

/** Reads the flags of a command and fills in what the configuration provides. */
export function readInvocation(command: AzCommand, args: readonly string[], place: ConfigPlace): Read {
  const declared = allArguments(command);
  const fallback = (key: string): string | undefined =>
    Object.hasOwn(CONFIGURED, key) ? configValue(place, 'defaults', CONFIGURED[key] as string) : undefined;
  const parsed = parseArguments(
    args,
    declared,
    `az ${command.name}`,
    // An asset of a registry lives in no workspace.
    (key, values) => Object.hasOwn(CONFIGURED, key) && ('registry-name' in values || fallback(key) !== undefined),
  );
  if (parsed.error !== undefined) return parsed;
  const values: { [key: string]: ParsedValues[string] } = { ...parsed.values };
  const { subscription, query, output } = values;
  if (typeof query === 'string' && !isQuery(query))
    return misuse(`argument --query: invalid jmespath_type value: '${query}'`);
  if (typeof subscription === 'string' && !isSubscription(subscription))
    return {
      error: `Subscription '${subscription}' not found. Check the spelling and casing and try again.`,
      exitCode: 1,
    };
  const configured = configValue(place, 'core', 'output');
  const format = OUTPUT_FORMATS.find((one) => one === (output ?? configured)) ?? 'json';
  const given = (key: string): string => {
    const value = values[key] ?? fallback(key);
    return typeof value === 'string' ? value : '';
  };
  for (const key of Object.keys(CONFIGURED))
    if (!(key in values) && given(key) !== '' && declared.some(({ name }) => name === `--${key}`))
      values[key] = given(key);
  return {
    invocation: {
      command: command.name,
      values,
      workspace: given('workspace-name'),
      resourceGroup: given('resource-group'),
      format,
      query: typeof query === 'string' ? query : null,
    },
  };
}
