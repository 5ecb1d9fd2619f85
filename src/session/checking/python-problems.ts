import { runScript } from '../../azure/run-script.ts';
import type { Context } from '../../kernel/context.ts';
import type { TextProblem } from './text-problem.ts';

const COMPILE = `import sys
try:
    compile(sys.stdin.read(), sys.argv[1], "exec", dont_inherit=True)
except SyntaxError as error:
    print(type(error).__name__, error.lineno or 1, error.offset or 1, error.end_lineno or 0, error.end_offset or 0, error.msg)
`;

/** Where Python cannot read a file, in its own words: it is compiled, not run. @throws PythonNotReady */
export function pythonProblems(context: Context, path: string, text: string): TextProblem[] {
  const { lines } = runScript(context, {
    entry: { kind: 'code', code: COMPILE },
    args: [path],
    cwd: '/',
    mounts: [],
    env: {},
    packages: {},
    seed: 'python-problems',
    now: 0,
    stdin: text,
    workLimitMs: 10_000,
  });
  const said = /^(\w+) (\d+) (\d+) (\d+) (\d+) (.*)$/.exec(lines[0]?.text ?? '');
  if (!said) return [];
  const [, type = '', line, column, endLine, endColumn, message = ''] = said;
  const length = line === endLine ? Math.max(0, Number(endColumn) - Number(column)) : 0;
  return [
    {
      line: Number(line),
      column: Math.max(1, Number(column)),
      length,
      severity: 'error',
      field: null,
      message: `${type}: ${message}`,
    },
  ];
}
