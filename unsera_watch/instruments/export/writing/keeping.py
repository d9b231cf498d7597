"""Reading back what was just written, and keeping beside it what came back otherwise."""

from collections.abc import Mapping
from typing import Any

from unsera_watch.instruments.export.columns import EXACT, PIECE, Row, Tables, as_json, conditions
from unsera_watch.instruments.export.exact import differences
from unsera_watch.instruments.export.reading.form import Form, read
from unsera_watch.instruments.export.writing.own import keyed


def keep(tables: Tables, raw: Mapping[str, Any]) -> None:
    """Add to *tables* what reading them alone would not give."""
    form = read(tables)
    for read_section, section in zip(form.sections, raw["sections"], strict=True):
        _keep_row(read_section.row, _without(section, "items"), read_section.raw)
        for read_item, item in zip(read_section.items, section["items"], strict=True):
            _keep_row(read_item.row, item, read_item.raw)
    _keep_whole(tables, raw, form)


def _keep_row(row: Row, was: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    kept = differences(found, was, conditions(row))
    text = as_json(kept) if kept else ""
    for number, at in enumerate(range(0, len(text), PIECE)):
        row.cells[f"{EXACT}_{number}" if number else EXACT] = text[at : at + PIECE]


def _keep_whole(tables: Tables, raw: Mapping[str, Any], form: Form) -> None:
    kept = {
        "form": differences(form.top, _without(raw, "sections", "choices")),
        "choices": differences(form.choices, raw["choices"]),
    }
    rows = keyed("exact", kept) if any(kept.values()) else []
    first = len(tables.own) + 2
    tables.own.extend(Row(number, cells) for number, cells in enumerate(rows, start=first))


def _without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}
