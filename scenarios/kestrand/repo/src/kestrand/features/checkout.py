"""Features of checkout-risk: the one place where an order becomes numbers.

Training, evaluation and scoring all call `build`, so they cannot disagree.
"""

from kestrand.encoders import CUSTOMER_SEGMENTS, one_hot
from kestrand.io import Table

# What `build` reads; nothing else of an order is looked at.
INPUTS = (
    "customer_segment",
    "basket_value_eur",
    "items_count",
    "account_age_days",
)

CATEGORIES = (("customer_segment", CUSTOMER_SEGMENTS),)


def build(table: Table) -> tuple[list[str], list[tuple[float, ...]]]:
    """Names of the features and one row of them per order."""
    numbers = {
        "basket": _numbers(table["basket_value_eur"]),
        "items": _numbers(table["items_count"]),
        "account_days": _numbers(table["account_age_days"]),
    }
    names = list(numbers)
    columns = list(numbers.values())
    for field, categories in CATEGORIES:
        names += [f"{field}={category}" for category in categories]
        columns += one_hot(table[field], categories)
    return names, list(zip(*columns, strict=True))


def _numbers(values) -> list[float]:
    """Text of the feed, or numbers of a payload."""
    return [float(value) for value in values]
