"""XLSForm both ways: an instrument as a workbook, and a workbook as an instrument.

What XLSForm has no column for stands in columns of ours, so nothing is lost on the way out and
back; what people change in the visible columns counts. `docs/xlsform.md` says what is left out
of forms that were made elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unsera_watch.instruments.export.columns import LeftOut
from unsera_watch.instruments.export.reading.whole import definition_of
from unsera_watch.instruments.export.workbook.opening import opened
from unsera_watch.instruments.export.workbook.written import workbook
from unsera_watch.instruments.export.writing import tables_of

__all__ = ["Imported", "LeftOut", "from_xlsform", "to_xlsform"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A definition that parses, and what of the workbook it does not say."""

    raw: dict[str, Any]
    left_out: tuple[LeftOut, ...]


def to_xlsform(raw: Mapping[str, Any]) -> bytes:
    """Return a definition as an XLSForm workbook."""
    return workbook(tables_of(raw))


def from_xlsform(data: bytes) -> Imported:
    """Return the definition in an XLSForm workbook, or refuse with places in the workbook."""
    tables, left = opened(data)
    raw, log = definition_of(tables)
    return Imported(raw, (*left, *log.all))
