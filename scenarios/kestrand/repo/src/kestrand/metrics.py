"""How good scores are. Ranking metrics come from scikit-learn, the rest is counted here."""

from collections.abc import Mapping, Sequence
from math import fsum

from sklearn.metrics import average_precision_score, roc_auc_score


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


def calibration(
    labels: Sequence[int], scores: Sequence[float], bins: int = 10
) -> list[dict[str, float]]:
    """Mean score and observed rate in equally filled bins of the score, lowest first."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    table = []
    for b in range(bins):
        rows = order[len(order) * b // bins : len(order) * (b + 1) // bins]
        if rows:
            table.append(
                {
                    "count": len(rows),
                    "mean_score": fsum(scores[i] for i in rows) / len(rows),
                    "rate": sum(labels[i] for i in rows) / len(rows),
                }
            )
    return table


def expected_calibration_error(labels: Sequence[int], scores: Sequence[float]) -> float:
    """Mean distance of observed rate and mean score over ten equally filled bins."""
    gaps = (
        row["count"] * abs(row["rate"] - row["mean_score"]) for row in calibration(labels, scores)
    )
    return fsum(gaps) / len(scores)


def summary(
    labels: Sequence[int], scores: Sequence[float], thresholds: Mapping[str, float]
) -> dict[str, float]:
    """The metrics that a run of checkout-risk logs."""
    review = confusion(labels, scores, thresholds["review"])
    decline = confusion(labels, scores, thresholds["decline"])
    flagged = review["tp"] + review["fp"]
    return {
        "auc": float(roc_auc_score(labels, scores)),
        "pr_auc": float(average_precision_score(labels, scores)),
        "ece": expected_calibration_error(labels, scores),
        "mean_score": fsum(scores) / len(scores),
        "loss_rate": sum(labels) / len(labels),
        "recall_at_review": ratio(review["tp"], review["tp"] + review["fn"]),
        "precision_at_review": ratio(review["tp"], flagged),
        "review_share": ratio(flagged, len(scores)),
        "decline_share": ratio(decline["tp"] + decline["fp"], len(scores)),
    }


def subgroup_fpr(
    labels: Sequence[int], scores: Sequence[float], groups: Sequence[str], threshold: float
) -> dict[str, float]:
    """Share of the good orders of each group that would be flagged."""
    good: dict[str, int] = {}
    flagged: dict[str, int] = {}
    for label, score, group in zip(labels, scores, groups, strict=True):
        if not label:
            good[group] = good.get(group, 0) + 1
            flagged[group] = flagged.get(group, 0) + (score >= threshold)
    return {group: ratio(flagged[group], good[group]) for group in sorted(good)}
