import type { AzArgument, AzArguments } from '../../azure/az-command.ts';
import { keyOf } from './arguments.ts';
import type { ParsedValues } from './parse-arguments.ts';

/** Parsed values as commands read them. */
export function argumentValues(values: ParsedValues, declared: readonly AzArgument[], command: string): AzArguments {
  const at = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const text = (name: string): string | undefined => {
    const value = at(name);
    return typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : undefined;
  };
  const numeric = (name: string): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : Number(value) + 0;
  };
  return {
    text,
    need(name) {
      const value = text(name);
      if (value !== undefined) return value;
      const isDeclared = declared.some((argument) => keyOf(argument) === name);
      throw new Error(`az ${command} needs '${name}', which is ${isDeclared ? 'not required' : 'not declared'}`);
    },
    integer: numeric,
    number: numeric,
    flag: (name) => at(name) === true,
    list(name) {
      const value = at(name);
      return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
    },
  };
}
