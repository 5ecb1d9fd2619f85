"""A model as files: what training leaves behind and scoring starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import joblib
from sklearn.pipeline import Pipeline

from kestrand.contracts import Contract
from kestrand.explain import Background, Explainer

MODEL_FILE = "model.joblib"
CONTRACT_FILE = "contract.yml"


@dataclass(frozen=True)
class Model:
    """A loaded model, ready to score."""

    pipeline: Pipeline
    features: Sequence[str]
    thresholds: Mapping[str, float]
    contract: Contract
    explainer: Explainer
    trained: Mapping[str, str | int]  # run, seed, window, package versions

    def score(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Probability of a loss, per row."""
        return self.pipeline.predict_proba(rows)[:, 1].tolist()


def save(
    folder: str | Path,
    *,
    pipeline: Pipeline,
    features: Sequence[str],
    thresholds: Mapping[str, float],
    contract: str | Path,
    background: Sequence[Sequence[float]],
    trained: Mapping[str, str | int],
) -> None:
    """Writes a model and, beside it, a copy of the contract it was trained under."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    text = Path(contract).read_text(encoding="utf-8")
    ordinary = Background.of_rows(background)
    content = {
        "pipeline": pipeline,
        "features": list(features),
        "thresholds": dict(thresholds),
        "contract": Contract.of_yaml(text).as_dict(),
        "background": {"means": ordinary.means, "columns": ordinary.columns},
        "trained": dict(trained),
    }
    joblib.dump(content, target / MODEL_FILE)
    (target / CONTRACT_FILE).write_text(text, encoding="utf-8")


def locate(folder: str | Path) -> Path:
    """The folder of the model below a mount. Raises FileNotFoundError when there is none."""
    found = sorted(Path(folder).rglob(MODEL_FILE))
    if not found:
        raise FileNotFoundError(f"no {MODEL_FILE} below {folder}")
    return found[0].parent


def load(folder: str | Path) -> Model:
    """Reads a model. Takes a while: once per process is enough."""
    content = joblib.load(locate(folder) / MODEL_FILE)
    return Model(
        pipeline=content["pipeline"],
        features=content["features"],
        thresholds=content["thresholds"],
        contract=Contract.of_dict(content["contract"]),
        explainer=Explainer(
            content["pipeline"], content["features"], Background(**content["background"])
        ),
        trained=content["trained"],
    )
