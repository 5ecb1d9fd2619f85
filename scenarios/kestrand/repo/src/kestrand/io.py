"""Tables as columns, read from the daily CSV partitions of the feeds."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FEED_EPOCH = date(2026, 1, 5)
PARTITION = re.compile(r"day=(\d{4})\.csv")


@dataclass(frozen=True)
class Table:
    """Equally long columns by name."""

    columns: Mapping[str, Sequence]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __getitem__(self, name: str) -> Sequence:
        return self.columns[name]

    @classmethod
    def of_records(cls, records: Sequence[Mapping], names: Iterable[str]) -> "Table":
        """Rows as mappings turned into columns. Missing values are None."""
        return cls({name: [record.get(name) for record in records] for name in names})


def feed_day(day: date) -> int:
    """Number of a calendar day in the feeds."""
    return (day - FEED_EPOCH).days


def calendar_day(day: int) -> date:
    """Calendar day of a feed day."""
    return FEED_EPOCH + timedelta(days=day)


def partitions(folder: str | Path) -> dict[int, Path]:
    """Daily partitions of a feed below a folder, by feed day, oldest first."""
    found = {}
    for path in sorted(Path(folder).iterdir()):
        if match := PARTITION.fullmatch(path.name):
            found[int(match[1])] = path
    return found


def read_table(folder: str | Path, days: Iterable[int] | None = None) -> Table:
    """Reads partitions into columns of text. Without `days` all partitions are read."""
    files = partitions(folder)
    records: list[Mapping] = []
    for day in sorted(files if days is None else days):
        with files[day].open(newline="", encoding="utf-8") as stream:
            records.extend(csv.DictReader(stream))
    return Table.of_records(records, records[0] if records else ())


def read_losses(folder: str | Path, days: Iterable[int]) -> set[str]:
    """Ids of the orders of these days that are known to have ended in a loss."""
    labels = read_table(folder, days)
    pairs = zip(labels["order_id"], labels["is_loss"], strict=True)
    return {order for order, is_loss in pairs if is_loss == "1"}
