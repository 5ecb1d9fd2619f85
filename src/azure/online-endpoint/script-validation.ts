import type { Context } from '../../kernel/context.ts';
import { type Checked, mistake } from '../arm.ts';
import { runScript } from '../run-script.ts';
import type { DeploymentSpec } from './deployment.ts';

const CHECK = `import ast, sys
path = sys.argv[1]
try:
    ast.parse(open(path, encoding="utf-8").read(), path)
except SyntaxError as error:
    print(error.lineno)
    print((error.text or "").strip())
    sys.exit(1)
`;

/** What the CLI does before it submits anything: the scoring script must compile. */
export function checkScript(context: Context, deployment: string, spec: DeploymentSpec): Checked<true> {
  const result = runScript(context, {
    entry: { kind: 'code', code: CHECK },
    args: [`/code/${spec.entryScript}`],
    cwd: '/code',
    mounts: [{ path: '/code', tree: spec.code, isWritable: false }],
    env: {},
    packages: {},
    seed: 'script-validation',
    now: 0,
    workLimitMs: 60_000,
  });
  if (result.exitCode === 0) return { value: true };
  const [line = '?', text = ''] = result.lines.map((one) => one.text);
  return mistake(
    null,
    `Failed to submit deployment ${deployment} due to syntax errors in scoring script ${spec.entryScript}.\n` +
      `Error on line ${line}: ${text}\n` +
      'If you wish to bypass this validation use --skip-script-validation paramater.',
  );
}
