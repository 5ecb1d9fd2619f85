"""Scores orders for the checkout gateway.

The inference server calls `init` once in every worker and `run` for every request. The gateway
gives up after 800 ms, so `run` does nothing but look at the order in front of it.
"""

import json
import logging
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kestrand import artifact  # noqa: E402
from kestrand.features import checkout  # noqa: E402
from kestrand.io import Table  # noqa: E402

LOG = logging.getLogger("checkout_score")

model = None
model_version = ""


def init():
    """Loads the model of this deployment."""
    global model, model_version
    started = time.perf_counter()
    folder = Path(os.environ["AZUREML_MODEL_DIR"])
    model = artifact.load(folder)
    model_version = folder.name
    elapsed = (time.perf_counter() - started) * 1000
    LOG.info("loaded model checkout-risk:%s in %.0f ms", model_version, elapsed)


def run(raw_data):
    """Answers one request: `{"input_data": order}` or `{"data": [order, ...]}`."""
    orders = read_orders(raw_data)
    for order in orders:
        model.contract.check_order(order, checkout.INPUTS)
    _, rows = checkout.build(Table.of_records(orders, checkout.INPUTS))
    scores = model.score(rows)
    return {
        "scores": scores,
        "reasons": [explain(row, score) for row, score in zip(rows, scores, strict=True)],
        "model_version": model_version,
    }


def read_orders(raw_data):
    """The orders of a request. Raises ValueError when it is not one of the two agreed forms."""
    payload = json.loads(raw_data)
    if "input_data" in payload:
        return [payload["input_data"]]
    if "data" in payload:
        return payload["data"]
    raise ValueError("input_data: required field is missing")


def explain(row, score):
    """Reasons, which the customer may ask for when an order is declined."""
    if score < model.thresholds["decline"]:
        return None
    return model.explainer.reasons(row)
