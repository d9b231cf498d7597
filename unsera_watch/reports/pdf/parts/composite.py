"""What the instruments of one visit say together: dimensions, weights, a total or none."""

from typing import Final

from unsera_watch.reports.document import Composite, CompositeLine, ReportDocument
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import fitted
from unsera_watch.reports.pdf.look import (
    CELL,
    CELL_GREY,
    CELL_NAVY,
    CELL_STRONG,
    LABEL,
    MARGIN,
    NAVY,
    RIGHT,
    SMALL,
)
from unsera_watch.reports.pdf.pen import END
from unsera_watch.reports.pdf.sheet import Sheet

PITCH: Final = 14.0
NAMES: Final = 300.0
WEIGHT_END: Final = MARGIN + 400.0


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw each composite as a small table; most visits have none."""
    for each in document.composites:
        _draw(sheet, each)


def _draw(sheet: Sheet, composite: Composite) -> None:
    sheet.heading(f"{composite.title} {composite.version}", keep=(len(composite.lines) + 4) * PITCH)
    _row(sheet, wording.DIMENSION, wording.DIMENSION_WEIGHT, wording.VALUE.upper(), head=True)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, NAVY, 0.9)
    for line in composite.lines:
        _line(sheet, line)
    sheet.pen.rule(MARGIN, sheet.y + 2, RIGHT, NAVY, 0.9)
    sheet.gap(4)
    total = composite.total
    shown = wording.NOT_JUDGED if total is None else indonesian.hundredths(total)
    sheet.pen.text(MARGIN + 4, sheet.y + 10, wording.COMPOSITE_TOTAL, CELL_NAVY)
    sheet.pen.text(RIGHT - 4, sheet.y + 10, shown, CELL_NAVY, END)
    sheet.gap(PITCH + 2)
    taken = ", ".join(composite.taken_from)
    sheet.paragraph(f"{composite.note} {wording.TAKEN_FROM}: {taken}.", SMALL)


def _row(sheet: Sheet, name: str, weight: str, value: str, *, head: bool = False) -> None:
    sheet.ensure(PITCH)
    y = sheet.y + 10
    left, middle, right = (LABEL, LABEL, LABEL) if head else (CELL, CELL_GREY, CELL_STRONG)
    sheet.pen.text(MARGIN + 4, y, fitted(sheet.faces, name, left, NAMES), left)
    sheet.pen.text(WEIGHT_END, y, weight, middle, END)
    sheet.pen.text(RIGHT - 4, y, value, right, END)
    sheet.gap(PITCH)


def _line(sheet: Sheet, line: CompositeLine) -> None:
    score = line.score
    shown = wording.NOT_JUDGED.lower() if score is None else indonesian.hundredths(score)
    _row(sheet, line.name, f"{indonesian.hundredths(line.weight)} %", shown)
