"""The sheets of a form as the bytes of a workbook, every cell a text."""

import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from unsera_watch.instruments.export.columns import EXACT, OWN_SHEET, Row, Tables, heading

_TWO: Final = ("id", "en")
_SURVEY: Final = (
    "type",
    "name",
    *(f"label:{each}" for each in _TWO),
    *(f"hint:{each}" for each in _TWO),
    *(f"guidance_hint:{each}" for each in _TWO),
    "required",
    "relevant",
    "constraint",
    *(f"constraint_message:{each}" for each in _TWO),
    "parameters",
    "unsera_code",
    "unsera_kind",
    "unsera_role",
    "unsera_weight",
    "unsera_sumber",
    "unsera_photo",
    "unsera_component",
    "unsera_element",
    "unsera_dimension",
    "unsera_maladministration",
    "unsera_seen",
    "unsera_citations",
    "unsera_levels",
    "unsera_choices",
    "unsera_repeat",
)
_CHOICES: Final = (
    "list_name",
    "name",
    *(f"label:{each}" for each in _TWO),
    "unsera_list",
    "unsera_score",
)
_SETTINGS: Final = ("form_title", "form_id", "version", "default_language")
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", " ", "＝", "＋", "－", "＠")  # noqa: RUF001  (the full-width signs spreadsheets take for formulas)
_WIDE: Final = 40


def workbook(tables: Tables) -> bytes:
    """Return the workbook of a form."""
    book = Workbook()
    survey = book.worksheets[0]
    survey.title = "survey"
    _fill(survey, _with_kept(tables.survey), tables.survey)
    _fill(book.create_sheet("choices"), _CHOICES, tables.choices)
    _fill(book.create_sheet("settings"), _SETTINGS, tables.settings)
    _fill(book.create_sheet(OWN_SHEET), ("key", "value"), tables.own)
    to = io.BytesIO()
    book.save(to)
    return to.getvalue()


def _with_kept(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the columns of the survey sheet and as many for kept values as are filled."""
    kept = {column for row in rows for column in row.cells if column.startswith(EXACT)}
    return (*_SURVEY, *sorted(kept))


def _fill(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Row]) -> None:
    for at, column in enumerate(columns, start=1):
        _write(sheet, 1, at, heading(column))
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE if ":" in column else _WIDE / 2
    for row in rows:
        for at, column in enumerate(columns, start=1):
            if row.get(column):
                _write(sheet, row.number, at, row.get(column))
    sheet.freeze_panes = "C2"


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text that stays one, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if text.startswith(_LIKE_A_FORMULA):
        cell.quotePrefix = True
