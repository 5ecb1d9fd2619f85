"""The agreed shape of an order: reads the contract file and holds data against it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern

import yaml

from kestrand.io import Table

PARSERS: dict[str, Callable] = {
    "string": str,
    "datetime": str,
    "category": intern,  # few values, compared often
    "integer": int,
    "number": float,
}
JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "datetime": (str,),
    "category": (str,),
    "integer": (int,),
    "number": (int, float),
}


@dataclass(frozen=True)
class Column:
    """One field of an order."""

    name: str
    type: str
    nullable: bool = False

    def parse(self, texts) -> list:
        """Values of a CSV column; empty text is null."""
        convert = PARSERS[self.type]
        if self.nullable:
            return [convert(text) if text else None for text in texts]
        try:
            return list(map(convert, texts))
        except ValueError as error:
            raise ValueError(f"{self.name}: {error}") from None

    def check(self, record: Mapping) -> None:
        """Raises ValueError when a JSON record does not hold a usable value of this field."""
        if self.name not in record:
            raise ValueError(f"{self.name}: required field is missing")
        value = record[self.name]
        if value is None:
            if not self.nullable:
                raise ValueError(f"{self.name}: must not be null")
        elif isinstance(value, bool) or not isinstance(value, JSON_TYPES[self.type]):
            raise ValueError(f"{self.name}: expected {self.type}, got {type(value).__name__}")


@dataclass(frozen=True)
class Contract:
    """The fields of an order, by name."""

    version: int
    columns: Mapping[str, Column]

    @classmethod
    def of_yaml(cls, text: str) -> "Contract":
        return cls.of_dict(yaml.safe_load(text))

    @classmethod
    def of_dict(cls, spec: Mapping) -> "Contract":
        """A contract from its specification; what it says in words is left out."""
        columns = [
            Column(column["name"], column["type"], column.get("nullable", False))
            for column in spec["columns"]
        ]
        return cls(spec["version"], {column.name: column for column in columns})

    def as_dict(self) -> dict:
        """The inverse of `of_dict`."""
        return {
            "version": self.version,
            "columns": [
                {"name": column.name, "type": column.type, "nullable": column.nullable}
                for column in self.columns.values()
            ],
        }

    def select(self, names) -> list[Column]:
        return [self.columns[name] for name in names]

    def typed(self, table: Table) -> Table:
        """A table of text as a table of values."""
        return Table(
            {name: self.columns[name].parse(texts) for name, texts in table.columns.items()}
        )

    def check_order(self, order: Mapping, names) -> None:
        """Raises ValueError, naming the field, when an order lacks something that is needed."""
        for column in self.select(names):
            column.check(order)


def load(path: str | Path) -> Contract:
    """Reads a contract file."""
    return Contract.of_yaml(Path(path).read_text(encoding="utf-8"))
