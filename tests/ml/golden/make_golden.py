"""Writes the golden vectors beside this file with NumPy, SciPy and scikit-learn (made with 1.24, 1.10 and 1.2).

Run: python3 make_golden.py. The tests only read the JSON; Python is not needed to run them.
"""
import json
import math
import warnings
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.spatial import distance
from scipy.special import expit, ndtri
from sklearn import metrics
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
warnings.simplefilter("error")  # an approximation in place of an exact value must not go unseen


def write(name, value):
    (HERE / name).write_text(json.dumps(value, separators=(",", ":")) + "\n")


def distributions():
    p = [1e-300, 1e-100, 1e-20, 1e-12, 1e-6, 0.001, 0.02425, 0.0749999, 0.075, 0.0750001, 0.1, 0.3, 0.4999, 0.5]
    p += [0.500001, 0.7, 0.925, 0.9250001, 0.99, 0.9999, 1 - 1e-9, 1 - 1e-15]
    z = [-800.0, -745.0, -40.0, -5.5, -1.0, -1e-9, 0.0, 1e-9, 0.3, 2.0, 17.0, 36.8, 710.0]
    poisson = []
    for mean in (0.0, 0.15, 0.8, 3.0, 12.0, 54.6, 100.0, 650.0):
        for u in (1e-12, 0.001, 0.1, 0.37, 0.5, 0.77, 0.9, 0.999, 1 - 1e-9):
            poisson.append([mean, u, float(stats.poisson.ppf(u, mean)) if mean > 0 else 0.0])
    return {
        "normalQuantile": [[x, float(ndtri(x))] for x in p],
        "sigmoid": [[x, float(expit(x))] for x in z],
        "poissonQuantile": poisson,
    }


def elementary():
    """Values of the C library, which is right to within an ulp or so."""
    rng = np.random.default_rng(20260107)
    both = [float(v) for v in np.concatenate([rng.normal(0, 3, 40), rng.normal(0, 1e-6, 5), rng.uniform(-700, 700, 15)])]
    positive = [float(v) for v in np.concatenate([rng.lognormal(0, 3, 40), [1.0, 1e-300, 1e300, 5e-324, 1 + 1e-9]])]
    pairs = [[abs(x) + 0.1, y] for x, y in zip(both[:40], both[5:40] + both[:5])]
    one = {"exp": both, "sin": both, "cos": both, "ln": positive, "log2": positive, "log10": positive, "log1p": positive}
    out = {name: [[x, float(getattr(math, {"ln": "log"}.get(name, name))(x))] for x in xs] for name, xs in one.items()}
    out["pow"] = [[x, y, x**y] for x, y in pairs]
    out["atan2"] = [[y, x, math.atan2(y, x)] for x, y in pairs]
    return out


def ece(y, p, bins=10):
    edges = np.quantile(p, np.linspace(0, 1, bins + 1))
    k = np.clip(np.searchsorted(edges, p, side="right") - 1, 0, bins - 1)
    return sum((k == i).mean() * abs(y[k == i].mean() - p[k == i].mean()) for i in range(bins) if (k == i).any())


def metric_case(name, y, p, thresholds):
    rows = []
    for t in thresholds:
        h = p >= t
        tn, fp, fn, tp = metrics.confusion_matrix(y, h, labels=[0, 1]).ravel()
        rows.append(
            {
                "threshold": t,
                "counts": [int(tp), int(fp), int(fn), int(tn)],
                "precision": metrics.precision_score(y, h, zero_division=0),
                "recall": metrics.recall_score(y, h, zero_division=0),
                "accuracy": metrics.accuracy_score(y, h),
                "f1": metrics.f1_score(y, h, zero_division=0),
            }
        )
    return {
        "name": name,
        "labels": "".join(str(int(v)) for v in y),
        "scores": [float(v) for v in p],
        "auc": metrics.roc_auc_score(y, p),
        "averagePrecision": metrics.average_precision_score(y, p),
        "logLoss": metrics.log_loss(y, p),
        "brier": metrics.brier_score_loss(y, p),
        "calibrationError": float(ece(y, p)),
        "quantiles": [[q, float(np.quantile(p, q))] for q in (0, 0.05, 0.25, 0.5, 0.9, 0.95, 0.99, 1)],
        "at": rows,
    }


def metric_cases():
    rng = np.random.default_rng(20260105)
    cases = []
    p = np.round(expit(rng.normal(-2.5, 1.6, 700)), 9)
    cases.append(metric_case("continuous scores", (rng.random(700) < p).astype(int), p, [0.08, 0.4, 0.5, 2.0]))
    p = np.round(expit(rng.normal(-1, 1.5, 401)), 1)
    cases.append(metric_case("many ties", (rng.random(401) < p).astype(int), p, [0.1, 0.2, 0.5]))
    p = np.concatenate([[0.0, 1.0, 1.0, 0.0], np.round(rng.random(60), 6)])
    y = np.concatenate([[1, 1, 0, 0], (rng.random(60) < 0.3).astype(int)])
    cases.append(metric_case("certain scores, right and wrong", y, p, [0.5, 1.0]))
    p = np.full(30, 0.25)
    cases.append(metric_case("one score for all", (np.arange(30) % 5 == 0).astype(int), p, [0.25, 0.26]))
    return cases


def logistic_case(name, x, y, C=1.0, intercept=True, weights=None):
    """newton-cholesky with a tolerance far below 1e-6, cross-checked against newton-cg."""
    fits = []
    for solver, tol in (("newton-cholesky", 1e-12), ("newton-cg", 1e-8)):
        model = LogisticRegression(C=C, fit_intercept=intercept, solver=solver, tol=tol, max_iter=10000)
        model.fit(x, y, sample_weight=weights)
        fits.append(model)
    gap = max(abs(fits[0].coef_ - fits[1].coef_).max(), abs(fits[0].intercept_ - fits[1].intercept_).max())
    assert gap < 1e-7, (name, gap)
    case = {
        "name": name,
        "C": C,
        "fitIntercept": intercept,
        "columns": x.shape[1],
        "x": [float(v) for v in x.ravel()],
        "labels": "".join(str(int(v)) for v in y),
        "coefficients": [float(v) for v in fits[0].coef_[0]],
        "intercept": float(fits[0].intercept_[0]) if intercept else 0.0,
    }
    if weights is not None:
        case["sampleWeight"] = [float(v) for v in weights]
    return case


def logistic_cases():
    rng = np.random.default_rng(20260106)
    cases = []
    n = 300
    x = np.round(rng.normal(size=(n, 4)) * [1, 1, 3, 0.5] + [0, 2, 0, 0], 3)
    y = (rng.random(n) < expit(x @ [1.2, -0.7, 0.3, 0.0] - 0.5)).astype(int)
    cases.append(logistic_case("four columns", x, y))
    cases.append(logistic_case("strong penalty", x[:150], y[:150], C=0.01))
    cases.append(logistic_case("weak penalty", x[:150], y[:150], C=1000.0))
    cases.append(logistic_case("no intercept", x[:150], y[:150], intercept=False))
    rare = (rng.random(n) < expit(x @ [1.0, 0, 0.2, 0] - 3.5)).astype(int)
    weights = np.where(rare == 1, (n - rare.sum()) / rare.sum(), 1.0)
    cases.append(logistic_case("class weights", x, rare, weights=np.round(weights, 4)))
    group = rng.integers(0, 4, 200)
    onehot = np.column_stack([(group == k).astype(float) for k in range(4)] + [np.round(rng.normal(size=200), 2)])
    y = (rng.random(200) < expit(np.array([-2, 0, 1, -1])[group] + onehot[:, 4])).astype(int)
    cases.append(logistic_case("all dummies of a category", onehot, y))
    t = np.round(np.linspace(-1, 1, 40), 3).reshape(-1, 1)
    cases.append(logistic_case("separable", t, (t[:, 0] > 0).astype(int), C=100.0))
    return cases


def numerical_drift(name, baseline, production):
    """The rules of Azure's monitoring components: Sturges bins over the joint range, +1 per bin for PSI."""
    b, p = np.asarray(baseline, float), np.asarray(production, float)
    low, high = min(b.min(), p.min()), max(b.max(), p.max())
    bins = math.ceil(math.log2(min(len(b), len(p))) + 1)
    if low == high:
        around = 0.005 if low == 0 else abs(low) * 0.005
        low, high, bins = low - around, high + around, 1
    edges = np.linspace(low, high, bins + 1)
    hb, hp = np.histogram(b, edges)[0], np.histogram(p, edges)[0]
    sb, sp = (hb + 1) / (len(b) + bins), (hp + 1) / (len(p) + bins)
    return {
        "case": name,
        "baseline": [float(v) for v in b],
        "production": [float(v) for v in p],
        "bins": bins,
        "jensen_shannon_distance": float(distance.jensenshannon(hb / len(b), hp / len(p), base=2)),
        "normalized_wasserstein_distance": float(stats.wasserstein_distance(b, p) / max(b.std(ddof=1), 0.001)),
        "population_stability_index": float(((sp - sb) * np.log(sp / sb)).sum()),
        "two_sample_kolmogorov_smirnov_test_pvalue": float(stats.ks_2samp(b, p, mode="exact").pvalue),
    }


def categorical_drift(name, baseline, production):
    values = list(dict.fromkeys([*baseline, *production]))
    b = np.array([baseline.get(v, 0) for v in values], float)
    p = np.array([production.get(v, 0) for v in values], float)
    sb, sp = (b + 1) / (b.sum() + len(values)), (p + 1) / (p.sum() + len(values))
    unseen = bool(((b == 0) & (p > 0)).any())
    return {
        "case": name,
        "baseline_counts": baseline,
        "production_counts": production,
        "jensen_shannon_distance": float(distance.jensenshannon(b / b.sum(), p / p.sum(), base=2)),
        "population_stability_index": float(((sp - sb) * np.log(sp / sb)).sum()),
        "pearsons_chi_squared_test_pvalue": 0.0 if unseen else float(stats.chisquare(p, b / b.sum() * p.sum()).pvalue),
    }


def drift_cases():
    rng = np.random.default_rng(20260108)
    numerical = [
        numerical_drift("same law", np.round(rng.normal(0, 1, 90), 4), np.round(rng.normal(0, 1, 77), 4)),
        numerical_drift("shifted", np.round(rng.lognormal(4, 0.75, 128), 2), np.round(rng.lognormal(4.4, 0.75, 64), 2)),
        numerical_drift("integers with ties", rng.poisson(3, 100), rng.poisson(4, 60)),
        numerical_drift("values on bin edges", np.arange(0, 65) % 9, np.arange(3, 43) % 9),
        numerical_drift("one value", np.full(12, 7.0), np.full(9, 7.0)),
        numerical_drift("all zero", np.zeros(5), np.zeros(8)),
        numerical_drift("power of two rows", np.round(rng.random(64), 5), np.round(rng.random(32) ** 2, 5)),
    ]
    categorical = [
        categorical_drift("equal shares", {"card": 560, "wallet": 220, "transfer": 120, "instalment": 100},
                          {"card": 56, "wallet": 22, "transfer": 12, "instalment": 10}),
        categorical_drift("codes moved", {"card": 560, "wallet": 220, "transfer": 120, "instalment": 100},
                          {"card": 120, "wallet": 560, "transfer": 100, "instalment": 220}),
        categorical_drift("new value", {"a": 70, "b": 30}, {"a": 60, "b": 30, "c": 10}),
        categorical_drift("value gone", {"a": 40, "b": 35, "c": 25}, {"a": 52, "b": 44}),
    ]
    ks = []
    for n, m in ((5, 5), (7, 4), (30, 12), (100, 75), (64, 64), (61, 47), (150, 149), (1000, 250), (900, 900)):
        a, b = np.round(rng.normal(0, 1, n), 3), np.round(rng.normal(0.15, 1.1, m), 3)
        try:
            found = stats.ks_2samp(a, b, mode="exact")
        except RuntimeWarning:  # SciPy's own rounding gives a p above 1 for samples that hardly differ
            continue
        ks.append([[float(v) for v in a], [float(v) for v in b], float(found.statistic), float(found.pvalue)])
    assert len(ks) >= 7, len(ks)
    chi2 = []
    for b, p in (([50, 50], [30, 70]), ([10, 20, 30, 40], [12, 19, 31, 38]), ([500, 300, 200], [90, 60, 250]),
                 ([1000] * 30, [100 + k for k in range(30)]), ([5, 95], [400, 600]), ([70, 30], [70, 30])):
        b, p = np.array(b, float), np.array(p, float)
        chi2.append([b.tolist(), p.tolist(), float(stats.chisquare(p, b / b.sum() * p.sum()).pvalue)])
    ranks = []
    for gains, scores in (([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]), ([0.4, 0.3, 0.2, 0.1], [0.3, 0.3, 0.3, 0.1]),
                          ([0.1, 0.2, 0.3], [1, 1, 1]), ([3, 2, 3, 0, 1, 2], [6, 5, 4, 3, 2, 1])):
        ranks.append([gains, scores, float(metrics.ndcg_score([gains], [scores]))])
    return {"numerical": numerical, "categorical": categorical, "ks": ks, "chi2": chi2, "ndcg": ranks}


write("drift.json", drift_cases())
write("distributions.json", distributions())
write("elementary.json", elementary())
write("metrics.json", metric_cases())
write("logistic.json", logistic_cases())
