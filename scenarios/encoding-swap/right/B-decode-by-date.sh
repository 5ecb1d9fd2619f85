# Read segments by the list in force when the order was placed, in the one place where features are made.
# variants: B
# think 30s
pager
# think 30s
pager ack
# Nothing is slow, nothing fails, and nothing in the repository changed on the day the losses began.
az ml online-endpoint show --name checkout-risk --query traffic
cd ~/kestrand-ml && git pull -q origin main
git log --oneline -12
# What was sent, day by day: the shares of one field are others from 2026-03-09 on.
az ml data list --name checkout-orders --query "[].version" --output tsv
pager declare "Since order service 5.0 (2026-03-09, 11:00) customer_segment comes under other names; new customers are sent as business. Model and code are as before. Answers look plausible and are wrong."
cat > src/kestrand/encoders.py <<'END'
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

# Order service 5.0 writes the names of its own list at the places of the old one.
RELEASE_5 = "2026-03-09T11:00"
SEGMENTS_OF_5 = dict(zip(("business", "loyal", "new", "regular"), CUSTOMER_SEGMENTS, strict=True))


def payment_methods(codes: Sequence[int]) -> list[str]:
    """Names of payment codes. Raises ValueError for a code that the contract does not know."""
    names = dict(enumerate(PAYMENT_METHODS))
    try:
        return [names[code] for code in codes]
    except KeyError as unknown:
        last = len(PAYMENT_METHODS) - 1
        raise ValueError(f"payment_code: {unknown} is not one of 0 to {last}") from None


def customer_segments(names: Sequence[str], times: Sequence[str]) -> list[str]:
    """The segments that are meant, by the list of the time of the order."""
    return [
        SEGMENTS_OF_5.get(name, name) if time >= RELEASE_5 else name
        for name, time in zip(names, times, strict=True)
    ]


def one_hot(values: Sequence[str], categories: Sequence[str]) -> list[list[float]]:
    """One column of 0 and 1 per category, in order. A value outside of them is 0 everywhere."""
    return [[1.0 if value == category else 0.0 for value in values] for category in categories]
END
sed -i -e 's/^    "customer_segment",$/    "order_ts",\n    "customer_segment",/' -e 's/^    one_hot,$/    customer_segments,\n    one_hot,/' -e 's/^    decoded = {"payment_method": payment_methods(table\["payment_code"\])}$/    decoded = {\n        "payment_method": payment_methods(table["payment_code"]),\n        "customer_segment": customer_segments(table["customer_segment"], table["order_ts"]),\n    }/' src/kestrand/features/checkout.py
git diff --stat
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
python -m unittest -q
git add -A
git commit -q -m 'Read customer segments by the list of their time' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint invoke --name checkout-risk --deployment-name blue --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=10 green=90" --output none
wait 15m
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0 writes customer_segment by another list since 2026-03-09 11:00; the contract cannot see it, since every value is still allowed. Evidence: shares of the field by day in the feed, the release note, losses by what customers really chose; no commit that day. Training reads old and new orders each by its list. Prevention: a check of the shares of every category against the training data, and names instead of codes in the contract."
pager resolve
