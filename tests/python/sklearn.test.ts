import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import type { ScriptSpec } from '../../src/kernel/script.ts';
import { readGolden } from '../ml/golden/read-golden.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const packages = { 'scikit-learn': '1.5.2', joblib: '1.4.2' };
const run = (code: string, more: Partial<ScriptSpec> = {}) => python.run(codeSpec(code, { packages, ...more }));
const lines = (code: string): string[] => {
  const result = run(code);
  expect(printed(result, 'err')).toEqual([]);
  return printed(result);
};
const lastError = (code: string): string | undefined => printed(run(code), 'err').at(-1);

interface LogisticCase {
  readonly name: string;
  readonly C: number;
  readonly fitIntercept: boolean;
  readonly columns: number;
  readonly x: readonly number[];
  readonly labels: string;
  readonly sampleWeight?: readonly number[];
  readonly coefficients: readonly number[];
  readonly intercept: number;
}

describe('LogisticRegression', () => {
  it.each(readGolden<LogisticCase[]>('logistic.json'))('agrees with scikit-learn within 1e-6: $name', (one) => {
    const [text = '[]'] = lines(`
import json
from sklearn.linear_model import LogisticRegression
x, w = ${JSON.stringify(one.x)}, json.loads('${JSON.stringify(one.sampleWeight ?? null)}')
rows = [x[i:i + ${one.columns}] for i in range(0, len(x), ${one.columns})]
model = LogisticRegression(C=${one.C === null ? 'float("inf")' : one.C}, fit_intercept=${one.fitIntercept ? 'True' : 'False'})
model.fit(rows, [int(c) for c in "${one.labels}"], sample_weight=w)
print(json.dumps([*model.coef_[0], model.intercept_[0]]))`);
    const found = JSON.parse(text) as number[];
    [...one.coefficients, one.intercept].forEach((want, i) => {
      expect(Math.abs((found[i] as number) - want)).toBeLessThan(1e-6);
    });
  });

  it('gives probabilities of its margins, and classes as they were named', () => {
    expect(
      lines(`
from math import exp
from sklearn.linear_model import LogisticRegression
model = LogisticRegression(C=2.0).fit([[0, 1], [1, 0], [2, 1], [3, 5]], ["no", "no", "yes", "yes"])
(margin,) = model.decision_function([[1.5, 2.0]])
(low, high), = model.predict_proba([[1.5, 2.0]])
by_hand = model.coef_[0][0] * 1.5 + model.coef_[0, 1] * 2.0 + model.intercept_[0]
print(abs(margin - by_hand) < 1e-12, abs(high - 1 / (1 + exp(-margin))) < 1e-15, low + high)
print(model.classes_, model.predict([[0, 0], [3, 3]]), model.n_iter_[0] > 1, model.score([[0, 0]], ["no"]))`),
    ).toEqual(['True True 1.0', "['no', 'yes'] ['no', 'yes'] True 1.0"]);
  });

  it('weights classes as if rows were repeated', () => {
    const [same] = lines(`
from sklearn.linear_model import LogisticRegression
X, y = [[-1.0], [0.0], [1.0], [2.0], [0.5]], [0, 1, 0, 1, 0]
a = LogisticRegression(class_weight={1: 2}).fit(X, y)
b = LogisticRegression().fit(X + [X[1], X[3]], y + [1, 1])
print(abs(a.coef_[0][0] - b.coef_[0][0]) < 1e-9)`);
    expect(same).toBe('True');
  });

  it('refuses what the library refuses, and what is not simulated by name', () => {
    const failure = (args: string) =>
      lastError(`from sklearn.linear_model import LogisticRegression as L\n${args}`)?.replace(/^.*?exceptions\./, '');
    expect(failure('L().fit([[1], [2]], [1, 1])')).toMatch(/^ValueError: .*only one class: 1$/);
    expect(failure('L().fit([[1], [float("nan")]], [0, 1])')).toBe('ValueError: Input X contains NaN.');
    expect(failure('L().fit([["blue"], [1]], [0, 1])')).toBe("ValueError: could not convert string to float: 'blue'");
    expect(failure('L().fit([[1], [2]], [0, 1, 0])')).toMatch(/inconsistent numbers of samples: \[2, 3\]$/);
    expect(failure('L().predict([[1]])')).toMatch(
      /^NotFittedError: This LogisticRegression instance is not fitted yet/,
    );
    expect(failure('L().fit([[1], [2]], [0, 1]).predict([[1, 2]])')).toMatch(/X has 2 features, but .* is expecting 1/);
    expect(failure('L(penalty="l1").fit([[1], [2]], [0, 1])')).toBe(
      "NotImplementedError: not simulated: LogisticRegression(penalty='l1')",
    );
    expect(failure('L(kernel="rbf")')).toMatch(/^TypeError: .*unexpected keyword argument 'kernel'/);
  });
});

describe('preprocessing', () => {
  it('scales columns to mean 0 and variance 1, and leaves constant ones alone', () => {
    expect(
      lines(`
from sklearn.preprocessing import StandardScaler
scaler = StandardScaler()
out = scaler.fit_transform([[1, 10], [2, 10], [6, 10]])
print(list(scaler.mean_), list(scaler.scale_), [round(v, 6) for v in out[:, 0]], list(out[:, 1]))
print(scaler.inverse_transform(out)[2].tolist())`),
    ).toEqual(['[3.0, 10.0] [2.160246899469287, 1.0] [-0.92582, -0.46291, 1.38873] [0.0, 0.0, 0.0]', '[6.0, 10.0]']);
  });

  it('encodes categories as columns; unknown ones are an error or nothing', () => {
    expect(
      lines(`
from sklearn.preprocessing import OneHotEncoder
rows = [["web", "de"], ["app", "fr"], ["app", "de"]]
encoder = OneHotEncoder(handle_unknown="ignore").fit(rows)
print(encoder.categories_, encoder.get_feature_names_out(["channel", "country"]))
print(encoder.transform([["web", "fr"], ["fax", "de"]]).tolist())
try: OneHotEncoder().fit(rows).transform([["fax", "de"]])
except ValueError as error: print(error)`),
    ).toEqual([
      "[['app', 'web'], ['de', 'fr']] ['channel_app', 'channel_web', 'country_de', 'country_fr']",
      '[[0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0]]',
      "Found unknown categories ['fax'] in column 0 during transform",
    ]);
  });

  it('joins transformers of columns and steps of a pipeline', () => {
    expect(
      lines(`
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
rows = [["web", 1.0], ["app", 3.0], ["web", 2.0], ["app", 5.0]]
columns = ColumnTransformer([("kind", OneHotEncoder(), [0]), ("size", StandardScaler(), [1])])
pipeline = make_pipeline(columns, LogisticRegression(C=3))
pipeline.fit(rows, [0, 1, 0, 1])
print(pipeline.predict(rows), pipeline[-1].coef_.shape, list(pipeline.named_steps))
print(pipeline.set_params(logisticregression__C=0.5).get_params()["logisticregression__C"])
print(Pipeline([("s", StandardScaler()), ("m", LogisticRegression(C=2.5, max_iter=50))]))`),
    ).toEqual([
      "[0, 1, 0, 1] (1, 3) ['columntransformer', 'logisticregression']",
      '0.5',
      "Pipeline(steps=[('s', StandardScaler()), ('m', LogisticRegression(C=2.5, max_iter=50))])",
    ]);
  });
});

describe('metrics', () => {
  it('of a small sample are those counted by hand', () => {
    // Pairs (negative, positive): 1 > all four… scores .9 .8 .4 .3 .2 for labels 1 0 1 0 0: 5 of 6 pairs in order.
    expect(
      lines(`
from sklearn import metrics as m
y, p = [1, 0, 1, 0, 0], [0.9, 0.8, 0.4, 0.3, 0.2]
print(m.roc_auc_score(y, p) == 5 / 6, m.average_precision_score(y, p) == (1 + 2 / 3) / 2)
print(round(m.brier_score_loss(y, p), 12), round(m.log_loss(y, p), 12))
guess = [int(v > 0.35) for v in p]
print(m.accuracy_score(y, guess), m.precision_score(y, guess), m.recall_score(y, guess), m.confusion_matrix(y, guess))`),
    ).toEqual([
      'True True',
      '0.228 0.642181531044', // (.01 + .64 + .36 + .09 + .04) / 5; minus the mean logarithm of .9 .2 .4 .7 .8
      '0.8 0.6666666666666666 1.0 [[2, 1], [0, 2]]',
    ]);
    expect(lastError('from sklearn.metrics import roc_auc_score; roc_auc_score([0, 0], [0.1, 0.2])')).toMatch(
      /^ValueError: Only one class present/,
    );
  });
});

describe('models as files', () => {
  const train = `
import joblib, pickle
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
model = make_pipeline(StandardScaler(), LogisticRegression()).fit([[1, 2], [2, 1], [3, 4]], [0, 0, 1])
print(joblib.dump({"model": model}, "model.joblib"), model.predict_proba([[2, 2]]).tolist())`;
  const load = 'import joblib\nprint(joblib.load("model.joblib")["model"].predict_proba([[2, 2]]).tolist())';
  const trained = run(train, { mounts: [{ path: '/work', tree: treeOf(content, {}), isWritable: true }] });
  const bytes = trained.files[0]?.bytes as Uint8Array;
  const ref = content.put(bytes);
  const file = { kind: 'file', mode: 0o644, mtime: 0, ino: 9, ref, size: bytes.length } as const;
  const tree = { ...treeOf(content, {}), entries: { 'model.joblib': file } };
  const mounts = [{ path: '/work', tree, isWritable: false }];

  it('are real pickles that predict the same after loading', () => {
    expect(trained.files.map((found) => found.path)).toEqual(['/work/model.joblib']);
    expect([bytes[0], bytes[1]]).toEqual([0x80, 5]);
    const [probabilities] = printed(run(load, { mounts }));
    expect(printed(trained)).toEqual([`['model.joblib'] ${probabilities}`]);
  });

  it('warn when another version of the library loads them', () => {
    const other = run(load, { mounts, packages: { ...packages, 'scikit-learn': '1.6.0' } });
    expect(other.exitCode).toBe(0);
    expect(printed(other, 'err').join('\n')).toMatch(
      /InconsistentVersionWarning: StandardScaler was pickled with scikit-learn 1\.5\.2 and is loaded with 1\.6\.0/,
    );
  });

  it('cannot be loaded where the library is missing', () => {
    const without = run(load, { mounts, packages: { joblib: '1.4.2' } });
    expect(printed(without, 'err').at(-1)).toBe("ModuleNotFoundError: No module named 'sklearn'");
  });
});
