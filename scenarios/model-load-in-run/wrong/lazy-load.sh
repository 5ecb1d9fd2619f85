# fails: light-requests
# One load per worker, but a customer waits for it: after every restart and every new machine the first ones are slow.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
# The old deployment is still there: ask it directly, then give it the traffic. Reversible, and it stops the harm.
az ml online-endpoint invoke --name checkout-risk --deployment-name blue --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
pager declare "checkout-risk answers slowly since green took the traffic at 16:20; all orders are hit, part of them falls back to the rule. Traffic is back on blue."
# Why was green slow? Same machines, same settings: the code differs.
az ml online-deployment get-logs --name green --endpoint-name checkout-risk --lines 30
git pull -q origin main
git log --oneline -6
git log -p -1 -- src/scoring/checkout_score.py
cat > src/scoring/checkout_score.py <<'END'
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
    """Starts at once; the first request loads the model."""
    LOG.info("ready")


def load():
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
    if model is None:
        load()
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
END
git add -A
git commit -q -m 'Load the model when it is first needed' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/green.yml --output none
az ml online-endpoint invoke --name checkout-risk --deployment-name green --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=90 green=10" --output none
wait 15m
az ml online-endpoint update --name checkout-risk --traffic "blue=0 green=100" --output none
wait 20m
pager report "Cause: the commit to checkout_score.py of 14:30 does start-up work in every request; green carried it to all customers at 16:20. Evidence: latency by deployment, log of green, diff. Prevention: time the smoke payloads before a release moves traffic."
pager resolve
