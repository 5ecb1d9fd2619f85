"""Compares a candidate with the production model on the same frozen orders and checks the gates.

Exits with 1 when a gate is not met.
"""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import mlflow
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kestrand import artifact, metrics  # noqa: E402
from kestrand.features import checkout  # noqa: E402
from kestrand.io import partitions, read_losses, read_table  # noqa: E402


def arguments(argv=None):
    parser = argparse.ArgumentParser(description="Compare a candidate with the production model.")
    parser.add_argument("--candidate", required=True, help="folder of the candidate")
    parser.add_argument("--champion", required=True, help="folder of the production model")
    parser.add_argument("--evaluation", required=True, help="folder with orders/ and labels/")
    parser.add_argument("--gates", required=True)
    parser.add_argument("--out", required=True, help="folder for the report")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, help="what is known when; default today"
    )
    return parser.parse_args(argv)


def measure(model: artifact.Model, texts, losses: set[str], group: str) -> dict:
    """Everything the report says about one model."""
    table = model.contract.typed(texts)
    labels = [1 if order in losses else 0 for order in table["order_id"]]
    scores = model.score(checkout.build(table)[1])
    review = model.thresholds["review"]
    return {
        "metrics": metrics.summary(labels, scores, model.thresholds),
        "confusion": metrics.confusion(labels, scores, review),
        "calibration": metrics.calibration(labels, scores),
        "subgroups": metrics.subgroup_fpr(labels, scores, table[group], review),
    }


def failed_gates(candidate: dict, champion: dict, gates: dict) -> list[str]:
    """What the candidate does not meet, in words."""
    failed = []
    new, old = candidate["metrics"], champion["metrics"]
    for name in ("pr_auc", "recall_at_review"):
        if new[name] < old[name] - gates[name]["max_drop"]:
            failed.append(f"{name} {new[name]:.4f}, production {old[name]:.4f}")
    if new["ece"] > gates["ece"]["max"]:
        failed.append(f"ece {new['ece']:.4f}, at most {gates['ece']['max']}")
    allowed = gates["subgroup_fpr"]
    for group, rate in candidate["subgroups"].items():
        before = champion["subgroups"].get(group, 0.0)
        rise = rate - before
        is_disproportionate = rate > before * allowed["max_ratio"]
        if rise > allowed["max_rise"] or (
            rise > allowed["ratio_from_rise"] and is_disproportionate
        ):
            failed.append(f"false positives of {group} {rate:.4f}, production {before:.4f}")
    return failed


def main(argv=None) -> int:
    args = arguments(argv)
    as_of = args.as_of or datetime.now(UTC).date()
    gates = yaml.safe_load(Path(args.gates).read_text(encoding="utf-8"))["checkout"]
    evaluation = Path(args.evaluation)
    texts = read_table(evaluation / "orders", columns=["order_id", *checkout.INPUTS])
    losses = read_losses(evaluation / "labels", partitions(evaluation / "labels"), as_of)
    by = gates["subgroup_fpr"]["by"]
    candidate = measure(artifact.load(args.candidate), texts, losses, by)
    champion = measure(artifact.load(args.champion), texts, losses, by)
    failed = failed_gates(candidate, champion, gates)

    for name, value in candidate["metrics"].items():
        print(f"{name} {value:.4f} (production {champion['metrics'][name]:.4f})")
        mlflow.log_metric(name, value)
        mlflow.log_metric(f"production_{name}", champion["metrics"][name])
    mlflow.set_tag("gates", "passed" if not failed else "failed")
    for line in failed:
        print(f"gate not met: {line}")

    target = Path(args.out)
    target.mkdir(parents=True, exist_ok=True)
    for name, content in candidate.items():
        path = target / f"{name}.json"
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
