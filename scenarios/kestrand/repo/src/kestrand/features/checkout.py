"""Features of checkout-risk: the one place where an order becomes numbers.

Training, evaluation and scoring all call `build`, so they cannot disagree.
"""

from collections.abc import Sequence
from itertools import repeat
from math import log, log1p

from kestrand.encoders import (
    CHANNELS,
    CUSTOMER_SEGMENTS,
    DELIVERY_OPTIONS,
    DEVICE_TYPES,
    PAYMENT_METHODS,
    REGIONS,
    one_hot,
    payment_methods,
)
from kestrand.io import Table

# What `build` reads; nothing else of an order is looked at.
INPUTS = (
    "customer_segment",
    "payment_code",
    "channel",
    "delivery_option",
    "device_type",
    "region",
    "basket_value_eur",
    "items_count",
    "account_age_days",
    "orders_90d",
    "failed_payments_30d",
    "hours_since_pw_change",
    "address_match",
    "ship_distance_km",
    "hour_local",
)

NEVER_CHANGED_HOURS = 720.0  # no password change on record: as if a month ago
TYPICAL_DISTANCE_KM = 13.0  # pickup has no distance: the median of the deliveries
RECENT_HOURS = 24.0
NIGHT_ENDS = 6

CATEGORIES = (
    ("payment_method", PAYMENT_METHODS),
    ("customer_segment", CUSTOMER_SEGMENTS),
    ("channel", CHANNELS),
    ("delivery_option", DELIVERY_OPTIONS),
    ("device_type", DEVICE_TYPES),
    ("region", REGIONS),
)


def build(table: Table) -> tuple[list[str], list[tuple[float, ...]]]:
    """Names of the features and one row of them per order."""
    numbers = {
        "ln_basket": map(log, table["basket_value_eur"]),
        "ln_items": map(log1p, table["items_count"]),
        "ln_account_months": [log1p(days / 30) for days in table["account_age_days"]],
        "ln_orders_90d": map(log1p, table["orders_90d"]),
        "ln_failed_payments_30d": map(log1p, table["failed_payments_30d"]),
        "recent_pw_change": [
            1.0 if _or(hours, NEVER_CHANGED_HOURS) < RECENT_HOURS else 0.0
            for hours in table["hours_since_pw_change"]
        ],
        "address_mismatch": [1.0 - match for match in table["address_match"]],
        "ln_distance": map(log1p, map(_or, table["ship_distance_km"], repeat(TYPICAL_DISTANCE_KM))),
        "night": [1.0 if hour < NIGHT_ENDS else 0.0 for hour in table["hour_local"]],
    }
    names = list(numbers)
    columns = list(numbers.values())
    decoded = {"payment_method": payment_methods(table["payment_code"])}
    for field, categories in CATEGORIES:
        values: Sequence[str] = decoded.get(field) or table[field]
        names += [f"{field}={category}" for category in categories]
        columns += one_hot(values, categories)
    return names, list(zip(*columns, strict=True))


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
