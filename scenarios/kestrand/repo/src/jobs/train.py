"""Trains checkout-risk on orders that are old enough for half of their losses to be known."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import joblib
import mlflow
import yaml
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kestrand import metrics  # noqa: E402
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
    parser.add_argument("--out", required=True, help="folder for the model")
    return parser.parse_args(argv)


def training_days(available, as_of: date, config) -> list[int]:
    """The matured days."""
    matured = feed_day(as_of) - config["label_maturity_days"]
    days = [day for day in sorted(available) if day <= matured]
    if not days:
        raise ValueError(f"no order day up to {calendar_day(matured)} to train on")
    return days


def labels_of(table: Table, losses: set[str]) -> list[int]:
    return [1 if order in losses else 0 for order in table["order_id"]]


def fit(rows, labels) -> LogisticRegression:
    return LogisticRegression(max_iter=200).fit(rows, labels)


def main(argv=None) -> None:
    args = arguments(argv)
    as_of = datetime.now(UTC).date()
    config = yaml.safe_load(Path(args.config).read_text(encoding="utf-8"))["checkout"]
    thresholds = yaml.safe_load(Path(args.thresholds).read_text(encoding="utf-8"))["checkout"]
    evaluation = Path(args.evaluation)

    days = training_days(partitions(args.orders), as_of, config)
    table = read_table(args.orders, days)
    labels = labels_of(table, read_losses(args.labels, days))
    _, rows = checkout.build(table)
    first, last = calendar_day(days[0]), calendar_day(days[-1])
    print(f"training on {len(rows)} orders of {first} to {last}, {sum(labels)} losses")
    model = fit(rows, labels)

    test = read_table(evaluation / "orders")
    known = read_losses(evaluation / "labels", partitions(evaluation / "labels"))
    scores = model.predict_proba(checkout.build(test)[1])[:, 1].tolist()
    measured = metrics.summary(labels_of(test, known), scores, thresholds)

    mlflow.log_metrics(measured)
    for name, value in measured.items():
        print(f"{name} {value:.4f}")

    target = Path(args.out)
    target.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, target / "model.joblib")


if __name__ == "__main__":
    main()
