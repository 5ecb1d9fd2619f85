"""Reason codes: which features raised the score of an order, compared with ordinary orders.

For a linear model the exact Shapley value of a feature is its weight times the distance to the mean
of the background orders (features taken as independent): one pass over the background is enough.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from math import fsum


class Explainer:
    """Reason codes of a scaled logistic regression against a background sample."""

    def __init__(self, pipeline, names: Sequence[str], background: array):
        scaler, model = (step for _, step in pipeline.steps)
        width = len(names)
        self.names = list(names)
        self.weights = [w / s for w, s in zip(model.coef_[0], scaler.scale_, strict=True)]
        columns = [background[at::width] for at in range(width)]
        self.means = [fsum(column) / len(column) for column in columns]
        self.sorted_columns = [sorted(column) for column in columns]

    def contributions(self, row: Sequence[float]) -> list[float]:
        """Shapley values of one order, in log-odds, by feature."""
        return [w * (x - m) for w, x, m in zip(self.weights, row, self.means, strict=True)]

    def reasons(self, row: Sequence[float], most: int = 3) -> list[dict]:
        """The features that raised the score most, strongest first."""
        values = self.contributions(row)
        raising = [at for at in range(len(values)) if values[at] > 0]
        raising.sort(key=lambda at: (-values[at], at))
        return [
            {
                "feature": self.names[at],
                "log_odds": round(values[at], 4),
                "percentile": self._percentile(at, row[at]),
            }
            for at in raising[:most]
        ]

    def _percentile(self, at: int, value: float) -> int:
        column = self.sorted_columns[at]
        return round(100 * bisect_right(column, value) / len(column))
