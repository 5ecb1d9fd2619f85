import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf, written } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const packages = { mlflow: '2.19.0', PyYAML: '6.0.2', 'azure-identity': '1.19.0' };
const run = (code: string, files: { [path: string]: string } = {}) =>
  python.run(codeSpec(code, { packages, mounts: [{ path: '/work', tree: treeOf(content, files), isWritable: true }] }));

describe('mlflow', () => {
  it('reports metrics, parameters and tags in order, and waits for the server', () => {
    const result = run(`
import mlflow
with mlflow.start_run(run_name="night") as active:
    mlflow.log_param("rows", 24000)
    mlflow.log_metric("auc", 0.5 + 0.25)
    mlflow.log_metrics({"loss": 1}, step=3)
    mlflow.set_tag("stage", "test")
print(active.info.run_id, active.info.status, mlflow.active_run(), mlflow.__version__)`);
    expect(result.records).toEqual([
      { kind: 'tag', key: 'mlflow.runName', value: 'night' },
      { kind: 'param', key: 'rows', value: '24000' },
      { kind: 'metric', key: 'auc', value: 0.75, step: 0 },
      { kind: 'metric', key: 'loss', value: 1, step: 3 },
      { kind: 'tag', key: 'stage', value: 'test' },
    ]);
    expect(printed(result)).toEqual(['local FINISHED None 2.19.0']);
    expect(result.waitMs).toBeGreaterThan(100);
  });

  it('copies artefacts below outputs', () => {
    const result = run(
      'import mlflow; mlflow.log_artifact("report.txt", "reports"); mlflow.log_dict({"a": 1}, "d.json")',
      {
        'report.txt': 'fine',
      },
    );
    expect(written(result, '/work/outputs/reports/report.txt')).toBe('fine');
    expect(written(result, '/work/outputs/d.json')).toBe('{\n  "a": 1\n}');
  });

  it('refuses to change a parameter and to log what is no number', () => {
    expect(printed(run('import mlflow; mlflow.log_param("a", 1); mlflow.log_param("a", 2)'), 'err').at(-1)).toMatch(
      /^mlflow\.exceptions\.MlflowException: Changing param values is not allowed/,
    );
    expect(printed(run('import mlflow; mlflow.log_metric("a", "high")'), 'err').at(-1)).toMatch(/MlflowException/);
    expect(printed(run('import mlflow; mlflow.log_metric("a", float("nan"))'), 'err').at(-1)).toBe(
      "NotImplementedError: not simulated: metric 'a' with the value nan",
    );
  });
});

describe('yaml', () => {
  it('reads YAML 1.1 with Python’s types', () => {
    const text =
      'a: [1, 2.0, 1.0e+3, yes, off, ~, "1", 0o14, 014, 1_000, 1e3, y]\nd: 2026-03-09\nt: 2026-03-09 10:30:00Z\nbase: &b {x: 1}\nuse:\n  <<: *b\n  y: .inf\n3: three\ns: |\n  two\n  lines\n';
    const result = run('import yaml\nprint(yaml.safe_load(open("c.yml")))', { 'c.yml': text });
    expect(printed(result, 'err')).toEqual([]);
    expect(printed(result)).toEqual([
      "{'a': [1, 2.0, 1000.0, True, False, None, '1', '0o14', 12, 1000, '1e3', 'y'], 'd': datetime.date(2026, 3, 9), " +
        "'t': datetime.datetime(2026, 3, 9, 10, 30, tzinfo=datetime.timezone.utc), 'base': {'x': 1}, " +
        "'use': {'x': 1, 'y': inf}, 3: 'three', 's': 'two\\nlines\\n'}",
    ]);
  });

  it('writes what it reads back', () => {
    const value =
      '{"b": [1, {"c": 2.5, "d": None}], "a": "yes", "empty": [], "date": datetime.date(2026, 1, 5), "f": 2.0, "n": "12"}';
    const result = run(`
import datetime, yaml
value = ${value}
text = yaml.safe_dump(value)
print(text)
print(yaml.safe_load(text) == value, yaml.safe_dump({"z": 1, "a": 2}, sort_keys=False).split())`);
    expect(printed(result, 'err')).toEqual([]);
    expect(printed(result)).toEqual([
      ...["a: 'yes'", 'b:', '- 1', '- c: 2.5', '  d: null', 'date: 2026-01-05', 'empty: []', 'f: 2.0', "n: '12'", ''],
      "True ['z:', '1', 'a:', '2']",
    ]);
  });

  it('names the place of a mistake', () => {
    const result = run('import yaml\ntry: yaml.safe_load(open("c.yml"))\nexcept yaml.YAMLError as e: print(e)', {
      'c.yml': 'a: [1, 2\nb: 3\n',
    });
    expect(printed(result).at(-1)).toMatch(/^ {2}in "c\.yml", line \d, column \d$/);
  });
});

it('gives credentials that issue no tokens', () => {
  const code = 'from azure.identity import DefaultAzureCredential\nDefaultAzureCredential().get_token("scope")';
  expect(printed(run(code), 'err').at(-1)).toBe(
    "NotImplementedError: not simulated: DefaultAzureCredential.get_token('scope')",
  );
});

it('knows versions of what is installed, and nothing else', () => {
  const code = `
from importlib.metadata import version, PackageNotFoundError
print(version("mlflow"), version("pyyaml"))
try: version("scikit-learn")
except PackageNotFoundError as error: print(error.name)`;
  expect(printed(run(code))).toEqual(['2.19.0 6.0.2', 'scikit-learn']);
});
