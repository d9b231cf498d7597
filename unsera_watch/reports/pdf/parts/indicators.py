"""The indicator table: grouped by variable, header repeated, long notes below their row."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import Final

from unsera_watch.reports.document import AnswerKind, Indicator, ReportDocument, Variable
from unsera_watch.reports.pdf import indonesian, rows, wording
from unsera_watch.reports.pdf.letters.wrap import fitted, wrap
from unsera_watch.reports.pdf.look import (
    CELL,
    CELL_GREY,
    CELL_NAVY,
    CELL_STRONG,
    LABEL,
    MARGIN,
    NAVY,
    NOTE,
    RIGHT,
    SMALL,
    TINT,
    WIDTH,
)
from unsera_watch.reports.pdf.marks import draw_mark
from unsera_watch.reports.pdf.pen import END
from unsera_watch.reports.pdf.rows import Cell, Row
from unsera_watch.reports.pdf.sheet import Sheet

TEXT: Final = MARGIN + 34
TEXT_WIDTH: Final = 164.0
ANSWER: Final = TEXT + TEXT_WIDTH + 20
ANSWER_WIDTH: Final = 74.0
WEIGHT_END: Final = ANSWER + ANSWER_WIDTH + 30
POINTS_END: Final = WEIGHT_END + 34
NOTES: Final = POINTS_END + 14
NOTES_WIDTH: Final = RIGHT - NOTES
BESIDE: Final = 3
GROUP: Final = 17.0


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw legend, rows with a subtotal for each variable, and the total."""
    sheet.heading(wording.INDICATORS, keep=90)
    if not document.indicators:
        sheet.paragraph(wording.NO_INDICATORS, SMALL)
        return
    _draw_legend(sheet, document)
    _draw_head(sheet)
    values = {variable.name: variable for variable in document.result.variables}
    for name, group in groupby(document.indicators, key=lambda indicator: indicator.variable):
        members = list(group)
        _draw_group(sheet, name, members, values.get(name))
        for indicator in members:
            rows.draw(sheet, _row(sheet, indicator), _draw_head)
    if document.result.is_summed:
        _draw_sum(sheet, document)


def _draw_legend(sheet: Sheet, document: ReportDocument) -> None:
    x, y = MARGIN + 3, sheet.y + 6
    legend = dict(wording.LEGEND)
    if any(indicator.kind is AnswerKind.STATED for indicator in document.indicators):
        legend[AnswerKind.STATED] = wording.STATED
    for kind, word in legend.items():
        draw_mark(sheet.pen, kind, x, y - 2.6)
        sheet.pen.text(x + 7, y, word, SMALL)
        x += sheet.faces.width(word, SMALL) + 24
    sheet.gap(11)
    formula = document.result.formula or wording.FORMULA
    sheet.paragraph(f"{wording.WEIGHT_NOTE} {formula}", SMALL)
    sheet.gap(4)


def _draw_head(sheet: Sheet) -> None:
    places = (MARGIN, TEXT, ANSWER - 11, WEIGHT_END, POINTS_END, NOTES)
    for x, word in zip(places, wording.COLUMNS, strict=True):
        sheet.pen.text(x, sheet.y + 8, word, LABEL, END if x in {WEIGHT_END, POINTS_END} else 0)
    sheet.gap(12)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, NAVY, 0.9)


def _draw_group(sheet: Sheet, name: str, members: list[Indicator], value: Variable | None) -> None:
    first = min(_row(sheet, members[0]).height, rows.WHOLE)
    if not sheet.fits(GROUP + first):
        sheet.turn()
        _draw_head(sheet)
    sheet.pen.box(MARGIN, sheet.y, WIDTH, GROUP, TINT)
    y = sheet.y + 11.5
    sheet.pen.text(MARGIN + 4, y, fitted(sheet.faces, name, CELL_NAVY, 300), CELL_NAVY)
    _draw_sums(sheet, y, members)
    score = value.score if value else None
    shown = wording.NO_VALUE if score is None else indonesian.hundredths(score)
    sheet.pen.text(RIGHT - 4, y, f"{wording.VALUE} {shown}", CELL_NAVY, END)
    sheet.gap(GROUP)


def _draw_sums(sheet: Sheet, y: float, members: Iterable[Indicator]) -> None:
    counted = [(m.weight, m.points) for m in members if m.points is not None]
    weight = sum((weight for weight, _ in counted), Decimal(0))
    points = sum((points for _, points in counted), Decimal(0))
    for x, number in ((WEIGHT_END, weight), (POINTS_END, points)):
        shown = indonesian.short(number) if counted else wording.NO_VALUE
        sheet.pen.text(x, y, shown, CELL_NAVY, END)


def _draw_sum(sheet: Sheet, document: ReportDocument) -> None:
    sheet.ensure(GROUP + 2)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, NAVY, 0.9)
    y = sheet.y + 12.5
    sheet.pen.text(MARGIN + 4, y, wording.SUM, CELL_NAVY)
    _draw_sums(sheet, y, document.indicators)
    total = document.result.total
    shown = wording.NOT_JUDGED.lower() if total is None else indonesian.hundredths(total)
    sheet.pen.text(RIGHT - 4, y, f"{wording.VALUE} {shown}", CELL_NAVY, END)
    sheet.gap(GROUP + 2)


def _row(sheet: Sheet, indicator: Indicator) -> Row:
    faces = sheet.faces
    photos = wrap(faces, wording.photo_list(indicator.photos), NOTE, NOTES_WIDTH)
    note = wrap(faces, indicator.note, NOTE, NOTES_WIDTH)
    beside, below = (photos + note, None) if len(photos + note) <= BESIDE else (photos, True)
    points = indicator.points
    return Row(
        (
            Cell(MARGIN, (indicator.code,), CELL_GREY),
            Cell(TEXT, wrap(faces, indicator.text, CELL, TEXT_WIDTH), CELL),
            Cell(
                ANSWER,
                wrap(faces, indicator.answer, CELL_STRONG, ANSWER_WIDTH),
                CELL_STRONG,
                kind=indicator.kind,
            ),
            Cell(WEIGHT_END, (_weight(indicator),), CELL_GREY, END),
            Cell(
                POINTS_END,
                (wording.NO_VALUE if points is None else indonesian.short(points),),
                CELL_STRONG,
                END,
            ),
            Cell(NOTES, beside, NOTE),
        ),
        Cell(TEXT, wrap(faces, indicator.note, NOTE, RIGHT - TEXT), NOTE) if below else None,
    )


def _weight(indicator: Indicator) -> str:
    return indonesian.short(indicator.weight) if indicator.weight else wording.NO_VALUE
