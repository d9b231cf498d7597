"""Texts in two languages out of the cells of one row."""

import re
from typing import Final

from unsera_watch.instruments.definition.place import MAX_TEXT
from unsera_watch.instruments.export.columns import Row, visible
from unsera_watch.instruments.export.reading.log import Log
from unsera_watch.kernel.words import N_, say

_SHOWN: Final = re.compile(r"\$\{\s*([^{}\s]{1,60})\s*\}")


def words(row: Row, column: str, log: Log, sheet: str = "survey") -> dict[str, str] | None:
    """Return both texts of a column; a language without one has the other's."""
    found = {each: _said(row.get(f"{column}:{each}")) for each in ("id", "en")}
    if not any(found.values()):
        return None
    both = {"id": found["id"] or found["en"], "en": found["en"] or found["id"]}
    if any(_SHOWN.search(row.get(f"{column}:{each}")) for each in both):
        log.at(sheet, row, column, say(N_("A text cannot show another answer; it says the name.")))
    if any(len(text) > MAX_TEXT for text in both.values()):
        log.at(sheet, row, column, say(N_("The text is too long; its end is left out.")))
    return {language: text[:MAX_TEXT].strip() for language, text in both.items()}


def _said(text: str) -> str:
    return visible(_SHOWN.sub(r"(\1)", text))
