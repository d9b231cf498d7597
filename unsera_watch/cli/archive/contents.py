"""What a backup holds: which database, how new, and how many rows of which tables."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, NoReturn, Self

import click

LIST: Final = "backup.json"
FORMAT: Final = 1


def refuse(message: str) -> NoReturn:
    """End the command with a sentence for its operator."""
    raise click.ClickException(message)


@dataclass(frozen=True, slots=True)
class Table:
    """One table that was copied to a file of its own."""

    name: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The list that makes a folder a backup."""

    database: str
    revision: str
    tables: tuple[Table, ...] = ()

    def write(self, folder: Path) -> None:
        """Write the list, when all it speaks of is there."""
        text = json.dumps({"format": FORMAT, **asdict(self)}, indent=1)
        (folder / LIST).write_text(f"{text}\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the list of the backup in *folder*."""
        try:
            found = json.loads((folder / LIST).read_text(encoding="utf-8"))
        except FileNotFoundError:
            refuse(f"{folder} is not a backup, or one that never ended: it holds no {LIST}.")
        except ValueError:
            refuse(f"{folder / LIST} cannot be read.")
        return cls._understood(found, folder)

    @classmethod
    def _understood(cls, found: object, folder: Path) -> Self:
        match found:
            case {"format": int(form)} if form != FORMAT:
                refuse(f"{folder / LIST} has format {form}; this version knows only {FORMAT}.")
            case {
                "database": ("sqlite" | "postgresql") as database,
                "revision": str(revision),
                "tables": list(tables),
            }:
                return cls(database, revision, tuple(_table(table, folder) for table in tables))
        refuse(f"{folder / LIST} cannot be read.")


def _table(found: object, folder: Path) -> Table:
    match found:
        case {"name": str(name), "columns": list(columns), "rows": int(rows)}:
            return Table(name, tuple(map(str, columns)), rows)
    refuse(f"{folder / LIST} cannot be read.")
