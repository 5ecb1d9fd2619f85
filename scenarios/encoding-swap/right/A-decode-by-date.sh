# Decode by the list in force when the order was placed, in the one place where features are made.
# variants: A
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
pager declare "Since order service 5.0 (2026-03-09, 11:00) payment_code follows another list; checkout-risk takes instalments for something else. Model and code are as before. All answers since then are wrong for most methods but look plausible."
cat > src/kestrand/encoders.py <<'END'
"""Categories and their codes.

The order of a list is the order of the model's columns: append, never sort.
"""

from collections.abc import Sequence

PAYMENT_METHODS = ("card", "wallet", "bank_transfer", "instalment")
CUSTOMER_SEGMENTS = ("new", "regular", "loyal", "business")
CHANNELS = ("web", "app", "phone")
DELIVERY_OPTIONS = ("standard", "express", "pickup")
DEVICE_TYPES = ("desktop", "mobile", "tablet")
REGIONS = ("north", "south", "east", "west", "isles")

# What payment_code counts in, and from which order_ts on: order service 5.0 has a list of its own.
PAYMENT_CODES = (
    ("", PAYMENT_METHODS),
    ("2026-03-09T11:00", ("bank_transfer", "card", "instalment", "wallet")),
)


def payment_methods(codes: Sequence[int], times: Sequence[str]) -> list[str]:
    """Names of payment codes by the list of their time. Raises ValueError for a code outside of it."""
    names = []
    for code, time in zip(codes, times, strict=True):
        listed = [methods for since, methods in PAYMENT_CODES if since <= time][-1]
        if not 0 <= code < len(listed):
            raise ValueError(f"payment_code: {code} is not one of 0 to {len(listed) - 1}")
        names.append(listed[code])
    return names


def one_hot(values: Sequence[str], categories: Sequence[str]) -> list[list[float]]:
    """One column of 0 and 1 per category, in order. A value outside of them is 0 everywhere."""
    return [[1.0 if value == category else 0.0 for value in values] for category in categories]
END
sed -i -e 's/^    "payment_code",$/    "order_ts",\n    "payment_code",/' -e 's/payment_methods(table\["payment_code"\])/payment_methods(table["payment_code"], table["order_ts"])/' src/kestrand/features/checkout.py
git diff --stat
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
python -m unittest -q
git add -A
git commit -q -m 'Read payment codes by the list of their time' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint invoke --name checkout-risk --deployment-name blue --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=10 green=90" --output none
wait 15m
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0 writes payment_code by another list since 2026-03-09 11:00; the contract cannot see it, since every value is still allowed. Evidence: shares of the field by day in the feed, the release note, losses by what customers really chose; no commit that day. Training reads old and new orders each by its list. Prevention: a check of the shares of every category against the training data, and names instead of codes in the contract."
pager resolve
