"""What a group or a repeat says of itself."""

import json
from typing import Any, Final

from unsera_watch.instruments.definition import MOST_ROWS
from unsera_watch.instruments.export.columns import Row
from unsera_watch.instruments.export.names import Taken
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.instruments.export.reading.questions.drafts import SectionRead
from unsera_watch.instruments.export.reading.texts import words
from unsera_watch.instruments.rules.shape import Kind
from unsera_watch.kernel.words import N_, say

_NAMING: Final = frozenset({Kind.TEXT, Kind.POINT})


def fill_section(section: SectionRead, title: dict[str, str], codes: Taken, log: Log) -> None:
    """Fill in everything but conditions."""
    row = section.row
    name = row.get("unsera_code") or row.get("name")
    raw: dict[str, Any] = {"code": codes.code(name, "bagian")}
    raw["title"] = words(row, "label", log) or ({"id": name, "en": name} if name else title)
    if section.about is not None:
        raw["about"] = words(section.about, "label", log)
    if row.get("unsera_dimension"):
        raw["dimension"] = row.get("unsera_dimension")
    if section.is_repeat:
        _without_photos(section, log)
        raw["repeat"] = _repeat(section, raw["title"], log)
    section.raw = {key: value for key, value in raw.items() if value is not None}


def _without_photos(section: SectionRead, log: Log) -> None:
    for item in section.items:
        if item.kind is Kind.PHOTO:
            log.row(item.row, "type", say(N_("Photos are not taken row by row.")))
    section.items = [item for item in section.items if item.kind is not Kind.PHOTO]


def _repeat(section: SectionRead, noun: dict[str, str], log: Log) -> dict[str, Any]:
    kept = parsed(section.row, "unsera_repeat", log)
    if isinstance(kept, dict):
        return kept
    names = any(item.kind in _NAMING for item in section.items)
    most = _most(section.row, log)
    return {"noun": noun, "least": 0, "most": most, "anonymous": not names}


def _most(row: Row, log: Log) -> int:
    """Return how many rows there may be: a fixed count, or as many as we allow."""
    said = row.get("repeat_count")
    if said.isascii() and said.isdecimal() and 0 < int(said[:6]) <= MOST_ROWS:
        return int(said)
    if said:
        log.row(row, "repeat_count", say(N_("Only a plain number of rows can be said here.")))
    return MOST_ROWS


def parsed(row: Row, column: str, log: Log) -> object:
    """Return the JSON in a cell of ours, or None."""
    text = row.get(column)
    if not text:
        return None
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        log.row(row, column, say(N_("This cell was changed and cannot be read any more.")))
        return None
    return found
