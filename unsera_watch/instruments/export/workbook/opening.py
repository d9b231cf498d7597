"""A workbook as the sheets of a form: texts by column, formulas left out."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from unsera_watch.instruments.export.columns import LIMIT, LeftOut, Row, Tables
from unsera_watch.instruments.export.workbook.guard import check, not_a_workbook, refused
from unsera_watch.instruments.export.workbook.headings import Headings
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 200
LOWEST_ROW: Final = 10_000
"""Empty rows between others cost time too, and a file of a few bytes can claim a million."""

MOST_EXACT: Final = 10**15
_READ: Final = ("survey", "choices", "settings", "unsera")


def opened(data: bytes) -> tuple[Tables, list[LeftOut]]:
    """Return the sheets of a form and what of them no cell of text says."""
    check(data)
    left: list[LeftOut] = []
    with _reading(), _workbook(data) as book:
        sheets = {title.strip().lower(): book[title] for title in book.sheetnames}
        if "survey" not in sheets:
            raise Invalid({"survey": say(N_("There is no sheet called survey."))}, "bad-xlsform")
        read = {name: _rows(name, sheets.get(name), left) for name in _READ}
    if not read["survey"]:
        raise Invalid({"survey": say(N_("The sheet called survey is empty."))}, "bad-xlsform")
    left += _unread(sheets)
    return Tables(read["survey"], read["choices"], read["settings"], read["unsera"]), left


@contextmanager
def _reading() -> Iterator[None]:
    """Turn whatever a broken workbook does to the reader into one refusal."""
    try:
        yield
    except Invalid:
        raise
    except Exception as broken:
        raise not_a_workbook() from broken


@contextmanager
def _workbook(data: bytes) -> Iterator[Workbook]:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, rich_text=False)
    try:
        yield book
    finally:
        book.close()


def _rows(name: str, sheet: Any, left: list[LeftOut]) -> list[Row]:  # noqa: ANN401  (several classes of openpyxl)
    """Return the rows below the headings that have anything in them."""
    if sheet is None:
        return []
    headings: Headings | None = None
    found: list[Row] = []
    _note_far_rows(name, sheet, left)
    looked = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=LOWEST_ROW)
    for number, cells in enumerate(looked, start=1):
        texts = _texts(name, cells, left)
        if not texts:
            continue
        if headings is None:
            headings = Headings(name, texts, left)
            continue
        row = headings.row(number, texts)
        if len(found) >= MOST_ROWS:
            raise refused(_too_many(name))
        found.append(row)
    return found


def _note_far_rows(name: str, sheet: Any, left: list[LeftOut]) -> None:  # noqa: ANN401  (several classes of openpyxl)
    if (sheet.max_row or 0) > LOWEST_ROW:
        what = say(N_("Rows below %(row)s are not read."), row=LOWEST_ROW)
        left.append(LeftOut(name, what))


def _too_many(name: str) -> Message:
    return say(N_("The sheet %(sheet)s has more than %(most)s rows."), sheet=name, most=MOST_ROWS)


def _texts(name: str, cells: Iterable[Any], left: list[LeftOut]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        value = cell.value
        if value is None:
            continue
        if cell.data_type == "f" or not isinstance(value, _SHOWN):
            what = say(N_("A formula; only what is written is read."))
            left.append(LeftOut(f"{name}!{cell.coordinate}", what))
            continue
        text = shown(value)
        if len(text) > LIMIT:
            raise refused(say(N_("A cell of the sheet %(sheet)s is too long."), sheet=name))
        if text:
            found[at] = text
    return found


_SHOWN: Final = (str, bool, int, float, datetime, date, time)


def shown(value: object) -> str:
    """Return a cell as a person would type it; a spreadsheet makes numbers of what looks so."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < MOST_EXACT:
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()


def _unread(sheets: dict[str, Any]) -> list[LeftOut]:
    """Note the sheets that mean something in XLSForm and nothing here."""
    known = {
        "external_choices": N_("Choices in a file of their own; there are none here."),
        "entities": N_("Entities; there are none here."),
        "osm": N_("OpenStreetMap tags; there are none here."),
    }
    return [LeftOut(name, say(what)) for name, what in known.items() if name in sheets]
