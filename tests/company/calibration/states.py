"""The states of checkout-risk, made with the repository's own code: features, training, scores.

Reads panels below /in (orders/ and labels/ as the feeds hold them), writes scores as doubles below /out.
"""

import json
import sys
from array import array
from datetime import date
from pathlib import Path

import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, "/repo/src")

from jobs import train  # noqa: E402
from kestrand import artifact, contracts  # noqa: E402
from kestrand.features import checkout  # noqa: E402
from kestrand.io import Table, partitions, read_losses, read_table  # noqa: E402
from scoring import checkout_score  # noqa: E402

IN = Path("/in")
OUT = Path("/out")
EVER = date(2099, 1, 1)
PLAIN_CATEGORIES = checkout.CATEGORIES
plain_methods = checkout.payment_methods
contract = contracts.load("/repo/contracts/orders.v3.yml")
config = yaml.safe_load(Path("/repo/config/prod.yml").read_text(encoding="utf-8"))["checkout"]


def panel(name):
    folder = IN / name
    table = contract.typed(read_table(folder / "orders", columns=["order_id", *checkout.INPUTS]))
    losses = read_losses(folder / "labels", partitions(folder / "labels"), EVER)
    return table, train.labels_of(table, losses)


def build(table):
    return checkout.build(table)[1]


def probabilities(model, rows):
    return model.predict_proba(rows)[:, 1].tolist()


def write(name, values):
    with (OUT / f"{name}.f64").open("wb") as stream:
        array("d", values).tofile(stream)


def fit_on(name, more=None):
    """The training job's own fit on a panel; `more` makes further columns of a table."""
    table, labels = panel(name)
    return train.fit(widened(table, more), labels, config)


def widened(table, more):
    rows = build(table)
    return rows if more is None else [a + b for a, b in zip(rows, more(table), strict=True)]


def interactions(table):
    columns = (
        table["customer_segment"],
        table["delivery_option"],
        plain_methods(table["payment_code"]),
        table["basket_value_eur"],
        table["address_match"],
    )
    return [
        (
            float(segment == "new" and delivery == "express"),
            float(method == "instalment" and basket > 150),
            float(match == 0 and method == "instalment"),
        )
        for segment, delivery, method, basket, match in zip(*columns, strict=True)
    ]


def attacked(table):
    columns = (
        table["customer_segment"],
        table["channel"],
        plain_methods(table["payment_code"]),
    )
    return [
        (float(segment in ("regular", "loyal") and channel == "app" and method == "wallet"),)
        for segment, channel, method in zip(*columns, strict=True)
    ]


def leak_of(name):
    values = json.loads((IN / name / "leak.json").read_text(encoding="utf-8"))
    return lambda _table: [(float(value),) for value in values]


def changed(table, name, values):
    return Table({**table.columns, name: values})


def sorted_blocks(fields):
    return tuple(
        (field, tuple(sorted(values)) if field in fields else values)
        for field, values in PLAIN_CATEGORIES
    )


def served(champion, test):
    """States in which the champion is served and something around it is not as it was trained."""
    write("champion", probabilities(champion, build(test)))
    write("payment re-sorted", probabilities(champion, build(panel("released")[0])))
    cents = [value * 100 for value in test["basket_value_eur"]]
    write(
        "basket in cents",
        probabilities(champion, build(changed(test, "basket_value_eur", cents))),
    )
    checkout.payment_methods = lambda codes: ["?" for _ in codes]
    write("unknown payment", probabilities(champion, build(test)))
    checkout.payment_methods = plain_methods
    for name, fields in (
        ("segment one-hot re-ordered", ("customer_segment",)),
        (
            "three one-hots re-ordered",
            ("customer_segment", "channel", "delivery_option"),
        ),
    ):
        checkout.CATEGORIES = sorted_blocks(fields)
        write(name, probabilities(champion, build(test)))
    checkout.CATEGORIES = PLAIN_CATEGORIES


def challenger(test):
    """Class weights and interactions; its odds are those of an even mix until the prior is put back."""
    table, labels = panel("train")
    model = Pipeline(
        [
            ("scale", StandardScaler()),
            (
                "model",
                LogisticRegression(
                    C=config["regularisation_c"], max_iter=200, class_weight="balanced"
                ),
            ),
        ]
    ).fit(widened(table, interactions), labels)
    scores = probabilities(model, widened(test, interactions))
    write("class-weighted challenger", scores)
    rate = sum(labels) / len(labels)
    odds = [p / (1 - p) * rate / (1 - rate) for p in scores]
    write("challenger prior-corrected", [o / (1 + o) for o in odds])


def leaked(test):
    model = fit_on("train", leak_of("train"))
    write("leaked feature offline", probabilities(model, widened(test, leak_of("test"))))
    nothing = lambda table: [(0.0,)] * len(table)  # noqa: E731
    write(
        "leaked feature in production",
        probabilities(model, widened(test, nothing)),
    )


def shifted(champion):
    table, _ = panel("shifted")
    write("concept shift", probabilities(champion, build(table)))
    write(
        "concept shift, plain retrain",
        probabilities(fit_on("shifted-train"), build(table)),
    )
    model = fit_on("shifted-train", attacked)
    write(
        "concept shift, retrain with interaction",
        probabilities(model, widened(table, attacked)),
    )
    campaign, _ = panel("campaign")
    write("campaign", probabilities(champion, build(campaign)))
    write(
        "campaign, immature retrain",
        probabilities(fit_on("immature"), build(campaign)),
    )


def answers(champion, names, background):
    """The scorer itself answers the orders whose payloads lie in /in/payloads.jsonl."""
    artifact.save(
        "/out/model",
        pipeline=champion,
        features=names,
        thresholds={"review": 0.08, "decline": 0.40},
        contract="/repo/contracts/orders.v3.yml",
        background=background,
        trained={},
    )
    import os

    os.environ["AZUREML_MODEL_DIR"] = "/out/model"
    checkout_score.init()
    payloads = (IN / "payloads.jsonl").read_text(encoding="utf-8").splitlines()
    write(
        "answers",
        [checkout_score.run(payload)["scores"][0] for payload in payloads],
    )


def main():
    table, labels = panel("train")
    names, rows = checkout.build(table)
    champion = train.fit(rows, labels, config)
    write("rows", [value for row in rows[: int(sys.argv[1])] for value in row])
    model = champion.named_steps["model"]
    write("coefficients", [*model.coef_[0], model.intercept_[0]])
    answers(champion, names, rows[:200])
    del table, rows
    test, _ = panel("test")
    served(champion, test)
    challenger(test)
    leaked(test)
    write("dev-sample model", probabilities(fit_on("dev"), build(test)))
    write("stale v3", probabilities(fit_on("stale"), build(test)))
    shifted(champion)


main()
