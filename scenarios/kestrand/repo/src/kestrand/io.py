"""Tables as columns, read from the daily CSV partitions of the feeds."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
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

    def take(self, rows: Sequence[int]) -> "Table":
        """The given rows, in the given order."""
        return Table({name: [values[i] for i in rows] for name, values in self.columns.items()})

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
    if not found:
        raise FileNotFoundError(f"no partition like day=0063.csv in {folder}")
    return found


def read_table(
    folder: str | Path,
    days: Iterable[int] | None = None,
    columns: Sequence[str] | None = None,
) -> Table:
    """Reads partitions into columns of text.

    Without `days` all partitions are read, without `columns` all columns of the first one.
    Raises KeyError when a partition lacks a column, FileNotFoundError when a day is missing.
    """
    files = partitions(folder)
    wanted = sorted(files if days is None else days)
    rows: list[Sequence[str]] = []
    for day in wanted:
        if day not in files:
            raise FileNotFoundError(f"{folder} holds no partition for feed day {day:04d}")
        with files[day].open(newline="", encoding="utf-8") as stream:
            reader = csv.reader(stream)
            header = next(reader)
            columns = columns or header
            missing = [name for name in columns if name not in header]
            if missing:
                raise KeyError(f"{files[day].name} has no column {missing[0]!r}")
            places = [header.index(name) for name in columns]
            pick = itemgetter(*places) if len(places) > 1 else lambda row, at=places[0]: (row[at],)
            rows.extend(map(pick, reader))
    values = zip(*rows, strict=True) if rows else [()] * len(columns or ())
    return Table(dict(zip(columns or (), values, strict=True)))


def read_losses(folder: str | Path, days: Iterable[int], known_by: date) -> set[str]:
    """Ids of the orders of these days that are known, by a date, to have ended in a loss."""
    labels = read_table(folder, days, ["order_id", "is_loss", "label_ts"])
    last = known_by.isoformat()
    return {
        order
        for order, is_loss, known_at in zip(*labels.columns.values(), strict=True)
        if is_loss == "1" and known_at[:10] <= last
    }
