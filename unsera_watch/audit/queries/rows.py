"""The audited rows of any kind, as the database has them.

Columns are read, not objects: what the database kept counts, not what Python once sent.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, inspect, select, tuple_, type_coerce
from sqlalchemy import String as Text
from sqlalchemy.orm import InstrumentedAttribute, Session

from unsera_watch.audit.queries.reading import CHUNK, UNREADABLE
from unsera_watch.audit.rules import Audited
from unsera_watch.kernel.canonical import plain

Values = Mapping[str, Any]


def rows_by_id(session: Session, kind: Audited, row_ids: Sequence[str]) -> dict[str, Values]:
    """Return the audited fields of the rows of *kind* among *row_ids*."""
    found: dict[str, Values] = {}
    for start in range(0, len(row_ids), CHUNK):
        wanted = _among(kind, row_ids[start : start + CHUNK])
        found.update(_split(row, kind) for row in session.execute(_select(kind).where(wanted)))
    return found


def every_row(session: Session, kind: Audited) -> Iterator[tuple[str, Values | None]]:
    """Yield the id and fields of every row of *kind*; None where they cannot be read."""
    row_ids = _row_ids(session, kind)
    for start in range(0, len(row_ids), CHUNK):
        chunk = row_ids[start : start + CHUNK]
        found = _readable(session, kind, chunk)
        yield from ((row_id, found.get(row_id)) for row_id in chunk)


def _readable(session: Session, kind: Audited, row_ids: Sequence[str]) -> dict[str, Values]:
    """Read *row_ids* at once; one by one when one of them is nonsense."""
    try:
        return rows_by_id(session, kind, row_ids)
    except UNREADABLE:
        if len(row_ids) == 1:
            return {}
        singles = [_readable(session, kind, [row_id]) for row_id in row_ids]
        return {row_id: values for single in singles for row_id, values in single.items()}


def _row_ids(session: Session, kind: Audited) -> list[str]:
    """Read the keys as they lie there: one that is no key at all must be named, too."""
    keys = _keys(kind)
    types = [key.type.python_type for key in keys]
    raw = session.execute(select(*(type_coerce(key, Text()) for key in keys)))
    return sorted(_row_id(tuple(row), types) for row in raw)


def _row_id(row: Sequence[object], types: Sequence[type[Any]]) -> str:
    try:
        return "/".join(str(plain(make(str(part)))) for make, part in zip(types, row, strict=True))
    except ValueError:
        return "/".join(str(part) for part in row)


def _keys(kind: Audited) -> list[InstrumentedAttribute[Any]]:
    mapper = inspect(kind.model)
    return [
        getattr(kind.model, mapper.get_property_by_column(column).key)
        for column in mapper.primary_key
    ]


def _select(kind: Audited) -> Select[Any]:
    fields = [getattr(kind.model, name).label(f"field_{name}") for name in sorted(kind.fields)]
    return select(*_keys(kind), *fields)


def _split(row: Row[Any], kind: Audited) -> tuple[str, Values]:
    names = sorted(kind.fields)
    keys = row[: len(row) - len(names)]
    values = dict(zip(names, row[len(keys) :], strict=True))
    return "/".join(str(plain(key)) for key in keys), values


def _among(kind: Audited, row_ids: Sequence[str]) -> ColumnElement[bool]:
    """Compare keys in their own types; a row with several keys has them joined by a slash."""
    keys = _keys(kind)
    types = [key.type.python_type for key in keys]
    if len(keys) == 1:
        return keys[0].in_([types[0](row_id) for row_id in row_ids])
    several = [
        tuple(make(part) for make, part in zip(types, row_id.split("/"), strict=True))
        for row_id in row_ids
    ]
    return tuple_(*keys).in_(several)
