"""Orders made up for tests, and a small model trained on them."""

import random
from pathlib import Path

from kestrand import artifact, contracts
from kestrand.encoders import CHANNELS, CUSTOMER_SEGMENTS, DELIVERY_OPTIONS, DEVICE_TYPES, REGIONS
from kestrand.features import checkout
from kestrand.io import Table

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT / "contracts" / "orders.v3.yml"
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
    """Orders with every category and null in it."""
    draw = random.Random(seed)
    made = []
    for _ in range(count):
        delivery = draw.choice(DELIVERY_OPTIONS)
        made.append(
            order(
                customer_segment=draw.choice(CUSTOMER_SEGMENTS),
                payment_code=draw.randrange(4),
                channel=draw.choice(CHANNELS),
                delivery_option=delivery,
                device_type=draw.choice(DEVICE_TYPES),
                region=draw.choice(REGIONS),
                basket_value_eur=round(5 + 200 * draw.random(), 2),
                items_count=draw.randint(1, 12),
                account_age_days=draw.randint(0, 2000),
                orders_90d=draw.randint(0, 12),
                failed_payments_30d=draw.randint(0, 3),
                hours_since_pw_change=draw.choice([None, 5.0, 900.0]),
                address_match=draw.randint(0, 1),
                ship_distance_km=None if delivery == "pickup" else round(30 * draw.random(), 2),
                hour_local=draw.randrange(24),
            )
        )
    return made


def features(records: list[dict]):
    """Names and rows of these orders."""
    return checkout.build(Table.of_records(records, checkout.INPUTS))


def save_model(folder, count: int = 400, decline: float = 0.4) -> None:
    """A model that has learned that instalments and mismatched addresses end badly."""
    from jobs.train import fit

    records = orders(count)
    names, rows = features(records)
    labels = [
        int(record["payment_code"] == 3 and record["address_match"] == 0) for record in records
    ]
    artifact.save(
        folder,
        pipeline=fit(rows, labels, {"regularisation_c": 1.0}),
        features=names,
        thresholds={"review": 0.08, "decline": decline},
        contract=CONTRACT,
        background=rows[:100],
        trained={"run": "test"},
    )


def contract() -> contracts.Contract:
    return contracts.load(CONTRACT)
