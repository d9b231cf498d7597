"""A definition as the sheets of an XLSForm, with everything it says kept."""

from collections.abc import Mapping
from typing import Any

from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.export.columns import LIMIT, Row, Tables
from unsera_watch.instruments.export.writing.choices import choice_rows, used_lists
from unsera_watch.instruments.export.writing.keeping import keep
from unsera_watch.instruments.export.writing.own import own_rows, settings_rows
from unsera_watch.instruments.export.writing.plan import Plan
from unsera_watch.instruments.export.writing.survey import survey_rows
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, say

Cells = list[dict[str, str]]


def tables_of(raw: Mapping[str, Any]) -> Tables:
    """Return the sheets of a definition, or refuse one with a condition too long for a cell."""
    definition = parse(raw)
    plan = Plan(definition, used_lists(raw))
    tables = Tables(
        survey=_numbered(survey_rows(definition, raw, plan)),
        choices=_numbered(choice_rows(definition, raw, plan)),
        settings=_numbered(settings_rows(definition)),
        own=_numbered(own_rows(raw)),
    )
    keep(tables, raw)
    _check_lengths(tables)
    return tables


def _numbered(rows: Cells) -> list[Row]:
    """Give rows the numbers a spreadsheet shows, below the headings."""
    return [Row(number, row) for number, row in enumerate(rows, start=2)]


def _check_lengths(tables: Tables) -> None:
    long = {
        f"survey!{row.number} {column}": say(N_("This is too long for a cell of a workbook."))
        for row in tables.survey
        for column, text in row.cells.items()
        if len(text) > LIMIT
    }
    if long:
        raise Invalid(long, "bad-xlsform")
