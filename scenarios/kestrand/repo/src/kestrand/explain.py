"""Reason codes: which features raised the score of an order, compared with ordinary orders.

For a linear model the exact Shapley value of a feature is its weight times the distance to the mean
of the background orders (features taken as independent). The background is kept column by column
and in order, so that the rank of a value among ordinary orders is a binary search.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from sklearn.pipeline import Pipeline


@dataclass(frozen=True)
class Background:
    """Ordinary orders to compare with, by feature."""

    means: Sequence[float]
    columns: Sequence[array]  # sorted

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[float]]) -> "Background":
        columns = [array("d", sorted(column)) for column in zip(*rows, strict=True)]
        return cls([fsum(column) / len(column) for column in columns], columns)

    def percentile(self, at: int, value: float) -> int:
        """Share of ordinary orders whose value of a feature is not above this one, in percent."""
        column = self.columns[at]
        return round(100 * bisect_right(column, value) / len(column))


class Explainer:
    """Reason codes of a scaled logistic regression against a background."""

    def __init__(self, pipeline: Pipeline, names: Sequence[str], background: Background):
        scaler, model = (step for _, step in pipeline.steps)
        self.names = names
        self.background = background
        self.weights = [
            float(w) / float(s) for w, s in zip(model.coef_[0], scaler.scale_, strict=True)
        ]

    def contributions(self, row: Sequence[float]) -> list[float]:
        """Shapley values of one order, in log-odds, by feature."""
        return [
            w * (x - m) for w, x, m in zip(self.weights, row, self.background.means, strict=True)
        ]

    def reasons(self, row: Sequence[float], most: int = 3) -> list[dict]:
        """The features that raised the score most, strongest first."""
        values = self.contributions(row)
        raising = [at for at in range(len(values)) if values[at] > 0]
        raising.sort(key=lambda at: (-values[at], at))
        return [
            {
                "feature": self.names[at],
                "log_odds": round(values[at], 4),
                "percentile": self.background.percentile(at, row[at]),
            }
            for at in raising[:most]
        ]
