"""Orders made up for tests, and a small model trained on them."""

import random
from pathlib import Path

import joblib

from kestrand.encoders import CHANNELS, CUSTOMER_SEGMENTS, DELIVERY_OPTIONS, DEVICE_TYPES, REGIONS
from kestrand.features import checkout
from kestrand.io import Table

ROOT = Path(__file__).resolve().parents[1]
PAYLOADS = ROOT / "tests" / "fixtures" / "payloads"


def order(**changes) -> dict:
    """A plain order of a regular customer."""
    return {
        "customer_segment": "regular",
        "payment_code": 0,
        "channel": "web",
        "delivery_option": "standard",
        "device_type": "mobile",
        "region": "north",
        "basket_value_eur": 54.6,
        "items_count": 3,
        "account_age_days": 400,
        "orders_90d": 3,
        "failed_payments_30d": 0,
        "hours_since_pw_change": 1500.0,
        "address_match": 1,
        "ship_distance_km": 13.0,
        "hour_local": 19,
    } | changes


def orders(count: int, seed: int = 1) -> list[dict]:
    """Orders with every category in it."""
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        made.append(
            order(
                customer_segment=draw.choice(CUSTOMER_SEGMENTS),
                payment_code=draw.randrange(4),
                channel=draw.choice(CHANNELS),
                delivery_option=draw.choice(DELIVERY_OPTIONS),
                device_type=draw.choice(DEVICE_TYPES),
                region=draw.choice(REGIONS),
                basket_value_eur=round(5 + 200 * draw.random(), 2),
                items_count=draw.randint(1, 12),
                account_age_days=draw.randint(0, 2000),
                orders_90d=draw.randint(0, 12),
                failed_payments_30d=draw.randint(0, 3),
                address_match=draw.randint(0, 1),
                hour_local=draw.randrange(24),
            )
        )
    return made


def features(records: list[dict]):
    """Names and rows of these orders."""
    return checkout.build(Table.of_records(records, checkout.INPUTS))


def save_model(folder, count: int = 400) -> None:
    """A model that has learned that new customers with large baskets end badly."""
    from jobs.train import fit

    records = orders(count)
    _, rows = features(records)
    labels = [
        int(record["customer_segment"] == "new" and record["basket_value_eur"] > 150)
        for record in records
    ]
    Path(folder).mkdir(parents=True, exist_ok=True)
    joblib.dump(fit(rows, labels), Path(folder, "model.joblib"))
