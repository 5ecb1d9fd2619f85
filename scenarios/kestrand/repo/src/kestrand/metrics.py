"""How good scores are. Ranking metrics come from scikit-learn, the rest is counted here."""

from collections.abc import Mapping, Sequence
from math import fsum

from sklearn.metrics import roc_auc_score


def confusion(labels: Sequence[int], scores: Sequence[float], threshold: float) -> dict[str, int]:
    """Counts of the four outcomes when scores from the threshold on are flagged."""
    counts = {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
    for label, score in zip(labels, scores, strict=True):
        if score >= threshold:
            counts["tp" if label else "fp"] += 1
        else:
            counts["fn" if label else "tn"] += 1
    return counts


def ratio(part: float, whole: float) -> float:
    """part / whole, 0 when there is nothing."""
    return part / whole if whole else 0.0


def summary(
    labels: Sequence[int], scores: Sequence[float], thresholds: Mapping[str, float]
) -> dict[str, float]:
    """The metrics that a run of checkout-risk logs."""
    review = confusion(labels, scores, thresholds["review"])
    return {
        "auc": float(roc_auc_score(labels, scores)),
        "mean_score": fsum(scores) / len(scores),
        "loss_rate": sum(labels) / len(labels),
        "recall_at_review": ratio(review["tp"], review["tp"] + review["fn"]),
    }
