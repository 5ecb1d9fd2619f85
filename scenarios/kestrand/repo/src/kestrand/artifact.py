"""A model as files: what training leaves behind and scoring starts from."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib

from kestrand import contracts
from kestrand.contracts import Contract
from kestrand.explain import Explainer

MODEL_FILE = "model.joblib"
CONTRACT_FILE = "contract.yml"


@dataclass(frozen=True)
class Model:
    """A loaded model, ready to score."""

    pipeline: object
    features: Sequence[str]
    thresholds: Mapping[str, float]
    contract: Contract
    explainer: Explainer
    trained: Mapping[str, str | int]  # run, seed, window, package versions

    def score(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Probability of a loss, per row."""
        return [float(loss) for _, loss in self.pipeline.predict_proba(rows)]


def save(
    folder: str | Path,
    *,
    pipeline,
    features: Sequence[str],
    thresholds: Mapping[str, float],
    contract: str,
    background: Sequence[Sequence[float]],
    trained: Mapping[str, str | int],
) -> None:
    """Writes a model; `contract` is the text of the contract it was trained under."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    content = {
        "pipeline": pipeline,
        "features": list(features),
        "thresholds": dict(thresholds),
        "background": array("d", [value for row in background for value in row]),
        "trained": dict(trained),
    }
    joblib.dump(content, target / MODEL_FILE)
    (target / CONTRACT_FILE).write_text(contract, encoding="utf-8")


def locate(folder: str | Path) -> Path:
    """The folder of the model below a mount. Raises FileNotFoundError when there is none."""
    found = sorted(Path(folder).rglob(MODEL_FILE))
    if not found:
        raise FileNotFoundError(f"no {MODEL_FILE} below {folder}")
    return found[0].parent


def load(folder: str | Path) -> Model:
    """Reads a model and prepares its explanations. Takes a while: once per process is enough."""
    source = locate(folder)
    content = joblib.load(source / MODEL_FILE)
    return Model(
        pipeline=content["pipeline"],
        features=content["features"],
        thresholds=content["thresholds"],
        contract=contracts.load(source / CONTRACT_FILE),
        explainer=Explainer(content["pipeline"], content["features"], content["background"]),
        trained=content["trained"],
    )
