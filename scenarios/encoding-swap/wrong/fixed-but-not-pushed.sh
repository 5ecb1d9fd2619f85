# fails: next-training
# variants: A
# What serves was built from a working copy; main knows nothing of it.
pager
pager ack
cd ~/kestrand-ml && git pull -q origin main
pager declare "Order service 5.0 numbers payment methods by another list."
cat > src/kestrand/encoders.py <<'END'
"""Categories and their codes.

The order of a list is the order of the model's columns: append, never sort.
"""

from collections.abc import Sequence

PAYMENT_METHODS = ("card", "wallet", "bank_transfer", "instalment")
PAYMENT_CODES = ("bank_transfer", "card", "instalment", "wallet")  # index = payment_code
CUSTOMER_SEGMENTS = ("new", "regular", "loyal", "business")
CHANNELS = ("web", "app", "phone")
DELIVERY_OPTIONS = ("standard", "express", "pickup")
DEVICE_TYPES = ("desktop", "mobile", "tablet")
REGIONS = ("north", "south", "east", "west", "isles")


def payment_methods(codes: Sequence[int]) -> list[str]:
    """Names of payment codes. Raises ValueError for a code that the contract does not know."""
    names = dict(enumerate(PAYMENT_CODES))
    try:
        return [names[code] for code in codes]
    except KeyError as unknown:
        last = len(PAYMENT_METHODS) - 1
        raise ValueError(f"payment_code: {unknown} is not one of 0 to {last}") from None


def one_hot(values: Sequence[str], categories: Sequence[str]) -> list[list[float]]:
    """One column of 0 and 1 per category, in order. A value outside of them is 0 everywhere."""
    return [[1.0 if value == category else 0.0 for value in values] for category in categories]
END
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0. Evidence: shares of payment_code by day. Prevention: talk to the app team."
pager resolve
