"""What the commands read: files as JSON, and versions by their code."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from config import Settings
from unsera_watch.app import open_database
from unsera_watch.db.migrate import is_current
from unsera_watch.db.work import Database
from unsera_watch.instruments import queries
from unsera_watch.instruments.models import InstrumentVersion

MOST_BYTES: Final = 5_000_000
Command = TypeVar("Command", bound=Callable[..., Any])


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """Give the installation's database, or say how to make one; close it afterwards."""
    database = open_database(settings)
    try:
        if not _is_ready(database):
            raise click.ClickException("This installation is not set up. Run: unsera-watch migrate")
        yield database
    finally:
        database.engine.dispose()


def _is_ready(database: Database) -> bool:
    try:
        return is_current(database.engine)
    except OperationalError:
        return False


def file_of(name: str) -> Callable[[Command], Command]:
    """Give a command one file that exists, under its *name* in lower case."""
    path = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.argument(name.lower(), metavar=name, type=path)


def json_in(file: Path) -> Any:  # noqa: ANN401  (a JSON document)
    """Return what a file says; numbers with a point stay the text they are written as."""
    if file.stat().st_size > MOST_BYTES:
        raise click.ClickException(f"{file.name} is larger than {MOST_BYTES} bytes.")
    try:
        text = file.read_text(encoding="utf-8-sig")
        return json.loads(
            text,
            parse_float=str,
            parse_constant=str,
            parse_int=_whole,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError as problem:
        raise click.ClickException(f"{file.name} is not written in UTF-8.") from problem
    except (ValueError, RecursionError) as problem:
        raise click.ClickException(f"{file.name} cannot be read as JSON: {problem}") from problem


def _whole(text: str) -> int | str:
    """Read a whole number; one too long to be any stays a text, which no rule accepts."""
    longest = 18
    return int(text) if len(text) <= longest else text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says the same thing twice: nobody knows which one is meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a key stands there twice"
        raise ValueError(message)
    return found


def version_of(session: Session, code: str, number: int | None) -> InstrumentVersion:
    """Return one published version, or say which codes there are."""
    versions = [each for each in queries.published(session) if each.instrument.code == code]
    found = [each for each in versions if number in {None, each.number}]
    if found:
        return found[0]
    known = sorted({each.instrument.code for each in queries.published(session)})
    raise click.ClickException(
        f"There is no published {code}{f' version {number}' if number else ''}."
        f" Known: {', '.join(known) or 'none; run unsera-watch migrate'}."
    )
