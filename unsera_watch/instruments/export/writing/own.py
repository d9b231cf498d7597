"""The settings sheet, and our own sheet for what no other has a place for."""

from collections.abc import Mapping
from typing import Any

from unsera_watch.instruments.export.columns import LANGUAGES, PIECE, as_json, visible
from unsera_watch.instruments.rules.shape import Definition

Cells = dict[str, str]


def settings_rows(definition: Definition) -> list[Cells]:
    """Return the one row of settings."""
    return [
        {
            "form_title": visible(definition.title.id),
            "form_id": definition.code,
            "version": str(definition.version),
            "default_language": LANGUAGES["id"],
        }
    ]


def own_rows(raw: Mapping[str, Any]) -> list[Cells]:
    """Return what is said of the whole instrument."""
    found = [{"key": "title_en", "value": visible(raw["title"]["en"])}]
    for key in ("about", "citations", "dimensions", "scoring"):
        if raw.get(key) is not None:
            found += keyed(key, raw[key])
    return found


def keyed(key: str, value: object) -> list[Cells]:
    """Return a value as JSON, in as many cells as it takes."""
    text = as_json(value)
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    return [{"key": key, "value": piece} for piece in pieces]
