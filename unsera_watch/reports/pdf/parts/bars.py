"""One bar per variable, its value right of it."""

from decimal import Decimal
from typing import Final

from unsera_watch.reports.document import ReportDocument, Variable
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import fitted
from unsera_watch.reports.pdf.look import (
    LINE,
    MARGIN,
    NAVY,
    RIGHT,
    STRONG,
    TINY,
    TRACK,
    VALUE,
    WIDTH,
)
from unsera_watch.reports.pdf.pen import CENTRE, END
from unsera_watch.reports.pdf.sheet import Sheet

NAMES: Final = 178.0
BAR_LEFT: Final = MARGIN + NAMES + 8
BAR: Final = WIDTH - NAMES - 8 - 44
PITCH: Final = 14.6
MARKS: Final = (0, 50, 100)


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw a bar for each variable, or nothing when there are none."""
    variables = document.result.variables
    if not variables:
        return
    sheet.heading(wording.VARIABLES, keep=3 * PITCH)
    for mark in MARKS:
        shown = indonesian.short(Decimal(mark * document.result.top) / 100)
        sheet.pen.text(_along(mark), sheet.y - 3, shown, TINY, CENTRE)
    for variable in variables:
        sheet.ensure(PITCH)
        _draw_variable(sheet, variable, document.result.top)
        sheet.gap(PITCH)


def _draw_variable(sheet: Sheet, variable: Variable, top: int) -> None:
    pen, y = sheet.pen, sheet.y + 9.6
    for mark in MARKS:
        pen.line((_along(mark), sheet.y), (_along(mark), sheet.y + PITCH), LINE)
    pen.text(MARGIN, y, fitted(sheet.faces, _named(variable), VALUE, NAMES), VALUE)
    if variable.score is None:
        pen.text(BAR_LEFT + 4, y, wording.NOT_JUDGED.lower(), TINY)
        pen.text(RIGHT, y, wording.NO_VALUE, STRONG, END)
        return
    share = min(max(float(variable.score) / top, 0), 1)
    pen.box(BAR_LEFT, y - 6.4, BAR, 6.6, TRACK)
    pen.box(BAR_LEFT, y - 6.4, BAR * share, 6.6, NAVY)
    pen.text(RIGHT, y, indonesian.hundredths(variable.score), STRONG, END)


def _along(share: float) -> float:
    return BAR_LEFT + BAR * share / 100


def _named(variable: Variable) -> str:
    """Return the name, with its weight where the total is made of dimensions."""
    if variable.percent is None:
        return variable.name
    return f"{variable.name} · {indonesian.short(variable.percent)} %"
