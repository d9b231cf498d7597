"""The columns of an XLSForm as we call them inside, and as they are headed in a workbook.

Inside, a cell stands under one spelling: "relevant", "label:id". What XLSForm has no column for
stands under names that begin with "unsera_", which converters of XLSForms ignore.
"""

import json
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.rules.shape import Text
from unsera_watch.kernel.words import Message

LANGUAGES: Final = MappingProxyType({"id": "Indonesia (id)", "en": "English (en)"})
LIMIT: Final = 32_767
"""The most characters a cell of a workbook holds."""

PIECE: Final = 30_000
CONDITIONS: Final = ("relevant", "constraint")
EXACT: Final = "unsera_exact"
OWN_SHEET: Final = "unsera"
CAPTURED: Final = "max-pixels=2048"

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile(r"\r\n?")
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as a spreadsheet shows it, and its filled cells."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        """Return what stands in a column, or an empty text."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Tables:
    """The sheets of a form."""

    survey: list[Row]
    choices: list[Row]
    settings: list[Row]
    own: list[Row]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a workbook that the language of instruments cannot say, and where it stands."""

    place: str
    what: Message


def as_json(value: object) -> str:
    """Return a value as JSON in which a converter sees no reference to a question."""
    return json.dumps(value, sort_keys=True).replace("${", "$\\u007b")


def conditions(row: Row) -> dict[str, str]:
    """Return the cells of a row that are conditions, as they are written."""
    return {column: row.get(column) for column in CONDITIONS}


def visible(text: str) -> str:
    """Return *text* as a cell can show it and a converter will not take it for a reference."""
    plain = _UNWRITABLE.sub(" ", _BREAKS.sub("\n", text))
    return _ESCAPED.sub("_ ", plain.replace("${", "$ {")).strip()


def both(column: str, text: Text | None) -> dict[str, str]:
    """Return the two cells of a text in both languages."""
    if text is None:
        return {}
    return {f"{column}:id": visible(text.id), f"{column}:en": visible(text.en)}


def heading(column: str) -> str:
    """Return the heading of a column in a workbook."""
    name, _, language = column.partition(":")
    return f"{name}::{LANGUAGES[language]}" if language else name
