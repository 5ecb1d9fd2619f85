"""Scores orders for the checkout gateway.

The inference server calls `init` once in every worker and `run` for every request.
"""

import json
import os
import sys
from pathlib import Path

import joblib

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kestrand.features import checkout  # noqa: E402
from kestrand.io import Table  # noqa: E402

model = None


def init():
    """Loads the model of this deployment."""
    global model
    folder = Path(os.environ["AZUREML_MODEL_DIR"])
    model = joblib.load(next(folder.rglob("model.joblib")))


def run(raw_data):
    """Answers one request: `{"input_data": order}`."""
    order = json.loads(raw_data)["input_data"]
    _, rows = checkout.build(Table.of_records([order], checkout.INPUTS))
    return {"scores": model.predict_proba(rows)[:, 1].tolist()}
