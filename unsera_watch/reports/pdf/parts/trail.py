"""The verification trail: when, who, what, and what was remarked."""

from typing import Final

from unsera_watch.reports.document import ReportDocument, Step
from unsera_watch.reports.pdf import indonesian, rows, wording
from unsera_watch.reports.pdf.letters.wrap import wrap
from unsera_watch.reports.pdf.look import (
    CELL,
    CELL_GREY,
    CELL_STRONG,
    LABEL,
    MARGIN,
    NAVY,
    NOTE,
    RIGHT,
    SMALL,
)
from unsera_watch.reports.pdf.rows import Cell, Row
from unsera_watch.reports.pdf.sheet import Sheet

WHO: Final = MARGIN + 124
WHO_WIDTH: Final = 128.0
WHAT: Final = WHO + WHO_WIDTH + 14
WHAT_WIDTH: Final = RIGHT - WHAT


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw one row a step, in the order they happened, and what the unit was asked."""
    sheet.heading(wording.TRAIL, keep=60)
    if not document.trail:
        sheet.paragraph(wording.NO_TRAIL, SMALL)
    else:
        _draw_head(sheet)
        for step in document.trail:
            rows.draw(sheet, _row(sheet, step, document.zone), _draw_head)
    sheet.gap(6)
    sheet.ensure(12)
    sheet.paragraph(document.reply, CELL_STRONG)


def _draw_head(sheet: Sheet) -> None:
    for x, word in zip((MARGIN, WHO, WHAT), wording.TRAIL_COLUMNS, strict=True):
        sheet.pen.text(x, sheet.y + 8, word, LABEL)
    sheet.gap(12)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, NAVY, 0.9)


def _row(sheet: Sheet, step: Step, zone: str) -> Row:
    faces = sheet.faces
    who = wrap(faces, step.who, CELL, WHO_WIDTH) + wrap(faces, step.role, CELL, WHO_WIDTH)
    when = (indonesian.moment(step.at, zone),)
    what = wrap(faces, step.what, CELL_STRONG, WHAT_WIDTH)
    remark = wrap(faces, step.remark, NOTE, WHAT_WIDTH)
    return Row(
        (
            Cell(MARGIN, when, CELL_GREY),
            Cell(WHO, who, CELL),
            Cell(WHAT, what, CELL_STRONG),
            Cell(WHAT, remark, NOTE, after=len(what)),
        )
    )
