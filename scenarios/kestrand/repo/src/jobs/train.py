"""Trains checkout-risk.

Orders old enough for their losses to be known are joined with the labels, a sample is drawn with
the run's own seed, and the model is measured on the frozen evaluation set, whose days it never saw.
"""

import argparse
import hashlib
import json
import os
import random
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import joblib
import mlflow
import sklearn
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kestrand import artifact, contracts, metrics  # noqa: E402
from kestrand.features import checkout  # noqa: E402
from kestrand.io import (  # noqa: E402
    Table,
    calendar_day,
    feed_day,
    partitions,
    read_losses,
    read_table,
)


def arguments(argv=None):
    parser = argparse.ArgumentParser(description="Train checkout-risk.")
    parser.add_argument("--orders", required=True, help="folder of daily orders")
    parser.add_argument("--labels", required=True, help="folder of daily labels")
    parser.add_argument("--evaluation", required=True, help="folder with orders/ and labels/")
    parser.add_argument("--config", required=True)
    parser.add_argument("--thresholds", required=True)
    parser.add_argument("--contract", required=True)
    parser.add_argument("--out", required=True, help="folder for the model")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, help="what is known when; default today"
    )
    parser.add_argument("--seed", type=int, help="default: from the run id")
    return parser.parse_args(argv)


def run_seed(run_id: str) -> int:
    """A seed that is different in every run and can be found again from its id."""
    return int(hashlib.sha256(run_id.encode()).hexdigest()[:8], 16)


def training_days(available, held_out, as_of: date, config) -> list[int]:
    """The last matured days that the evaluation set does not hold."""
    matured = feed_day(as_of) - config["label_maturity_days"]
    days = [day for day in sorted(available) if day <= matured and day not in held_out]
    if not days:
        raise ValueError(f"no order day up to {calendar_day(matured)} to train on")
    return days[-config["training_days"] :]


def training_table(orders: str, days, sample: int, seed: int, contract) -> Table:
    """A random sample of the orders of these days, in order of time."""
    table = read_table(orders, days, ["order_id", *checkout.INPUTS])
    if len(table) > sample:
        table = table.take(sorted(random.Random(seed).sample(range(len(table)), sample)))
    return contract.typed(table)


def labels_of(table: Table, losses: set[str]) -> list[int]:
    return [1 if order in losses else 0 for order in table["order_id"]]


def fit(rows, labels, config) -> Pipeline:
    pipeline = Pipeline(
        [
            ("scale", StandardScaler()),
            ("model", LogisticRegression(C=config["regularisation_c"], max_iter=200)),
        ]
    )
    return pipeline.fit(rows, labels)


def main(argv=None) -> None:
    args = arguments(argv)
    run_id = os.environ.get("AZUREML_RUN_ID", "local")
    seed = run_seed(run_id) if args.seed is None else args.seed
    as_of = args.as_of or datetime.now(UTC).date()
    config = yaml.safe_load(Path(args.config).read_text(encoding="utf-8"))["checkout"]
    thresholds = yaml.safe_load(Path(args.thresholds).read_text(encoding="utf-8"))["checkout"]
    contract = contracts.load(args.contract)
    evaluation = Path(args.evaluation)

    held_out = partitions(evaluation / "orders")
    days = training_days(partitions(args.orders), held_out, as_of, config)
    table = training_table(args.orders, days, config["training_sample"], seed, contract)
    labels = labels_of(table, read_losses(args.labels, days, as_of))
    names, rows = checkout.build(table)
    first, last = calendar_day(days[0]), calendar_day(days[-1])
    print(f"training on {len(rows)} orders of {first} to {last}, {sum(labels)} losses")
    pipeline = fit(rows, labels, config)

    test = contract.typed(read_table(evaluation / "orders", columns=["order_id", *checkout.INPUTS]))
    known = read_losses(evaluation / "labels", held_out, as_of)
    scores = pipeline.predict_proba(checkout.build(test)[1])[:, 1].tolist()
    measured = metrics.summary(labels_of(test, known), scores, thresholds)

    parameters = {
        "run": run_id,
        "seed": seed,
        "as_of": as_of.isoformat(),
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "rows": len(rows),
        "regularisation_c": config["regularisation_c"],
        "background_rows": config["background_rows"],
        "contract_version": contract.version,
        "scikit_learn": sklearn.__version__,
        "joblib": joblib.__version__,
    }
    mlflow.log_params(parameters)
    mlflow.log_metrics(measured)
    for name, value in measured.items():
        print(f"{name} {value:.4f}")

    background = random.Random(seed + 1).sample(rows, min(config["background_rows"], len(rows)))
    artifact.save(
        args.out,
        pipeline=pipeline,
        features=names,
        thresholds=thresholds,
        contract=args.contract,
        background=background,
        trained=parameters,
    )
    Path(args.out, "metrics.json").write_text(
        json.dumps(measured, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
