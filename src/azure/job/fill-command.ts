import type { JobSpec } from './job.ts';

const EXPRESSION = /\$\{\{\s*([^}]*?)\s*\}\}/g;

/** The `${{…}}` expressions of a command that name no input and no output. */
export function unknownExpressions(spec: Pick<JobSpec, 'command' | 'inputs' | 'outputs'>): string[] {
  return [...spec.command.matchAll(EXPRESSION)]
    .map((match) => match[1] ?? '')
    .filter((expression) => {
      const [kind = '', name = '', ...rest] = expression.split('.');
      const known = kind === 'inputs' ? spec.inputs : kind === 'outputs' ? spec.outputs : {};
      return rest.length > 0 || !Object.hasOwn(known, name);
    });
}

/** The command with every `${{inputs.x}}` and `${{outputs.y}}` replaced by its value or its mounted path. */
export const fillCommand = (
  job: Pick<JobSpec, 'command' | 'inputs'>,
  paths: ReadonlyMap<string, string>, // 'inputs.orders' → '/mnt/…'
): string =>
  job.command.replace(EXPRESSION, (_, expression: string) => {
    const input = job.inputs[expression.replace(/^inputs\./, '')];
    return expression.startsWith('inputs.') && input?.kind === 'literal' ? input.value : (paths.get(expression) ?? '');
  });
