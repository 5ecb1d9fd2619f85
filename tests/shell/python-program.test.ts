// `python` in the terminal: the run is computed at once and shown as simulated time passes. The interpreter is an edge:
// here it is a function that answers as the port promises.
import { describe, expect, it } from 'vitest';
import { type ScriptResult, type ScriptRunner, type ScriptSpec, scriptRunner } from '../../src/kernel/script.ts';
import { isTerminalBusy } from '../../src/shell/terminal-transcript.ts';
import { bench, MINUTE, SECOND, T0 } from './bench-world.ts';

const EMPTY: ScriptResult = {
  exitCode: 0,
  isStopped: false,
  lines: [],
  workMs: 200,
  waitMs: 0,
  files: [],
  records: [],
  answers: [],
  hasReadClock: false,
};

const withRunner = async (answer: (spec: ScriptSpec) => Partial<ScriptResult>) => {
  const specs: ScriptSpec[] = [];
  const runner: ScriptRunner = {
    run(spec) {
      specs.push(spec);
      return { ...EMPTY, ...answer(spec) };
    },
  };
  return { specs, one: await bench({ ports: [scriptRunner.install(runner)] }) };
};

const line = (text: string, atWorkMs: number, stream: 'out' | 'err' = 'out') => ({ stream, text, atWorkMs });

describe('python', () => {
  it('gives a script its arguments, folder, exported variables, packages and files', async () => {
    const { specs, one } = await withRunner(() => ({}));
    await one.run(
      'mkdir -p .git sub /opt/terminal; echo x > .git/HEAD; echo "scikit-learn==1.5.2" > /opt/terminal/packages.txt',
    );
    await one.run('export K=v; hidden=1; touch sub/train.py; cd sub; echo input | python train.py --lr 0.1');
    const [spec] = specs;
    expect(spec).toMatchObject({
      entry: { kind: 'file', file: '/home/oncall/repo/sub/train.py' },
      args: ['--lr', '0.1'],
      cwd: '/home/oncall/repo/sub',
      packages: { 'scikit-learn': '1.5.2' },
      stdin: 'input\n',
      now: T0,
    });
    expect(spec?.env).toMatchObject({ K: 'v', HOME: '/home/oncall' });
    expect(spec?.env).not.toHaveProperty('hidden');
    expect(spec?.mounts.map((mount) => mount.path)).toEqual(['/home/oncall/repo', '/tmp']);
    expect(Object.keys(spec?.mounts[0]?.tree.entries ?? {})).toEqual(['a.txt', 'sub']);
  });

  it('runs code, modules and standard input', async () => {
    const { specs, one } = await withRunner(() => ({}));
    await one.run(
      "python -c 'print(1)' a; python3 -u -m pkg.mod b; echo 'print(2)' | python - c; python <<< 'print(3)'",
    );
    expect(specs.map(({ entry, args, stdin }) => [entry, args, stdin])).toEqual([
      [{ kind: 'code', code: 'print(1)' }, ['a'], ''],
      [{ kind: 'module', module: 'pkg.mod' }, ['b'], ''],
      [{ kind: 'code', code: 'print(2)\n' }, ['c'], ''],
      [{ kind: 'code', code: 'print(3)\n' }, [], ''],
    ]);
  });

  it('costs its work and its waiting, shows lines meanwhile, and writes files at the end', async () => {
    const { one } = await withRunner(() => ({
      workMs: 10_000,
      waitMs: 50_000,
      exitCode: 3,
      lines: [line('early', 1000), line('oops', 5000, 'err'), line('late', 10_000)],
      files: [
        { path: '/home/oncall/repo/a.txt', bytes: null },
        { path: '/home/oncall/repo/out/model.txt', bytes: new TextEncoder().encode('weights\n') },
      ],
    }));
    await one.run('touch train.py');
    await one.type('python train.py');
    await one.simulation.advance(T0 + 20 * SECOND);
    expect(one.screen()).toBe('early\n');
    expect(await one.run('ls', 't2')).toBe('a.txt\ntrain.py\n');
    await one.simulation.advance(T0 + 45 * SECOND);
    expect(one.screen()).toBe('early\noops\n');
    await one.simulation.advance(T0 + MINUTE);
    expect([one.screen(), one.lastCode()]).toEqual(['early\noops\nlate\n', 3]);
    expect(await one.run('ls; cat out/model.txt')).toBe('out\ntrain.py\nweights\n');
  });

  it('runs until Ctrl-C when its work has no end, and then leaves no files', async () => {
    const { one } = await withRunner(() => ({
      isStopped: true,
      workMs: 120_000,
      lines: [line('turn', 1000)],
      files: [{ path: '/home/oncall/repo/half.txt', bytes: new Uint8Array(1) }],
    }));
    await one.type("python -c 'while True: pass'");
    await one.simulation.advance(T0 + 24 * 60 * MINUTE);
    expect([one.screen(), isTerminalBusy(one.simulation.world, 't1')]).toEqual(['turn\n', true]);
    await one.stop();
    expect(one.lastCode()).toBe(130);
    expect(await one.run('ls')).toBe('a.txt\n');
    expect(await one.run("timeout 1h python -c 'while True: pass'; echo $?")).toBe('turn\n124\n');
  });

  it('hands its output to a pipe', async () => {
    const { one } = await withRunner(() => ({ lines: [line('b', 10), line('a', 20), line('warning', 30, 'err')] }));
    expect(await one.run('python -c x 2>/dev/null | sort')).toBe('a\nb\n');
  });

  it('refuses as the real one does', async () => {
    const { one } = await withRunner(() => ({}));
    expect(await one.run('python nofile.py; echo $?')).toBe(
      "python: can't open file '/home/oncall/repo/nofile.py': [Errno 2] No such file or directory\n2\n",
    );
    expect(await one.run('python')).toContain('interactive interpreter is not simulated');
    expect(await one.run('python -m pip install x; pip install x')).toContain(
      'python -m pip: not simulated\npip: not simulated',
    );
  });
});
