"""Categories and their codes.

The order of a list is the order of the model's columns: append, never sort.
"""

from collections.abc import Sequence

PAYMENT_METHODS = ("card", "wallet", "bank_transfer", "instalment")  # index = payment_code
CUSTOMER_SEGMENTS = ("new", "regular", "loyal", "business")
CHANNELS = ("web", "app", "phone")
DELIVERY_OPTIONS = ("standard", "express", "pickup")
DEVICE_TYPES = ("desktop", "mobile", "tablet")
REGIONS = ("north", "south", "east", "west", "isles")


def one_hot(values: Sequence[str], categories: Sequence[str]) -> list[list[float]]:
    """One column of 0 and 1 per category, in order. A value outside of them is 0 everywhere."""
    return [[1.0 if value == category else 0.0 for value in values] for category in categories]
