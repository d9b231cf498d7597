"""Number, unit and the card with the indicative value."""

from decimal import Decimal
from typing import Final

from unsera_watch.reports.document import Comparison, ReportDocument, Result
from unsera_watch.reports.pdf import indonesian, wording
from unsera_watch.reports.pdf.letters.wrap import at_most, wrap
from unsera_watch.reports.pdf.look import (
    BODY,
    FIGURE,
    GREY,
    INK,
    LABEL,
    LINE,
    MARGIN,
    NAVY,
    RIGHT,
    SMALL,
    TINT,
    TINY,
    TITLE,
    TRACK,
    VERDICT,
)
from unsera_watch.reports.pdf.pen import CENTRE, END, Pen
from unsera_watch.reports.pdf.sheet import Sheet, baseline

CARD: Final = 208.0
CARD_LEFT: Final = RIGHT - CARD
INNER: Final = CARD_LEFT + 14
INNER_WIDTH: Final = CARD - 26
WORDS: Final = CARD_LEFT - MARGIN - 18
FULL: Final = Decimal(100)


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw the unit on the left and the card on the right; the taller one sets the height."""
    top = sheet.y
    _draw_unit(sheet, document)
    left_end = sheet.y
    sheet.y = top
    _draw_card(sheet, document.result)
    sheet.y = max(left_end, sheet.y) + 10
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, LINE)


def _draw_unit(sheet: Sheet, document: ReportDocument) -> None:
    unit = document.unit
    overline = f"{document.title.upper()} · {document.number or wording.NO_NUMBER}"
    sheet.gap(2)
    for text, style, lines in (
        (overline, LABEL, 2),
        (unit.name, TITLE, 3),
        (unit.address, BODY, 3),
        (" · ".join(filter(None, (unit.kind, unit.product))), BODY, 3),
        (_standing(document), SMALL, 4),
    ):
        sheet.lines(at_most(sheet.faces, text, style, WORDS, lines=lines), style)
        sheet.gap(2)


def _standing(document: ReportDocument) -> str:
    """Return when it was issued and how strong the evidence is (domain.md §10.4)."""
    lines = []
    if document.issued_at is not None:
        issued = indonesian.local(document.issued_at, document.zone)
        lines.append(f"{wording.ISSUED} {indonesian.weekday(issued)}")
    if document.evidence_strength:
        lines.append(f"{wording.STRENGTH}: {document.evidence_strength}")
    return "\n".join(lines)


def _draw_card(sheet: Sheet, result: Result) -> None:
    remark = wrap(sheet.faces, result.remark, SMALL, INNER_WIDTH)[:4]
    height = 62 + len(remark) * SMALL.leading + (40 if result.comparison else 0)
    pen, top = sheet.pen, sheet.y
    pen.box(CARD_LEFT, top, CARD, height, TINT)
    pen.box(CARD_LEFT, top, 4, height, NAVY)
    pen.text(INNER, top + 13, wording.RESULT, LABEL)
    _draw_figure(pen, top + 38, result)
    _draw_bar(pen, top + 47, result)
    sheet.y = top + 56
    for line in remark:
        pen.text(INNER, sheet.y + baseline(SMALL), line, SMALL)
        sheet.gap(SMALL.leading)
    if result.comparison:
        _draw_comparison(pen, sheet.y + 3, result.comparison, result.total)
    sheet.y = top + height


def _draw_figure(pen: Pen, y: float, result: Result) -> None:
    total = result.total
    if total is None:
        pen.text(INNER, y - 2, wording.NOT_JUDGED, VERDICT)
        return
    figure = indonesian.hundredths(total)
    pen.text(INNER, y, figure, FIGURE)
    beside = INNER + pen.ink.faces.width(figure, FIGURE) + 5
    pen.text(beside, y, f"{wording.OUT_OF} {result.top}", BODY)


def _draw_bar(pen: Pen, y: float, result: Result) -> None:
    pen.box(INNER, y, INNER_WIDTH, 5, TRACK)
    if result.total is not None:
        pen.box(INNER, y, _along(result.total * 100 / result.top), 5, NAVY)


def _draw_comparison(pen: Pen, y: float, comparison: Comparison, total: Decimal | None) -> None:
    """Draw a scale that is not ours in its own dashed box: ticks only, no names, no colours."""
    pen.frame(INNER - 5, y, INNER_WIDTH + 10, 33, GREY, "2 2")
    pen.text(INNER, y + 9, f"{wording.COMPARISON} · {comparison.label}", TINY)
    pen.rule(INNER, y + 18, INNER + INNER_WIDTH, GREY, 0.8)
    for value in comparison.ticks:
        x = INNER + _along(value)
        pen.line((x, y + 14.5), (x, y + 21.5), INK, 0.9)
        pen.text(x, y + 29, indonesian.short(value), TINY, CENTRE)
    pen.text(INNER, y + 29, "0", TINY)
    pen.text(INNER + INNER_WIDTH, y + 29, "100", TINY, END)
    if total is not None:
        x = INNER + _along(total)
        pen.shape([(x - 2.6, y + 12.6), (x + 2.6, y + 12.6), (x, y + 17.4)], fill=NAVY, edge=None)


def _along(value: Decimal) -> float:
    return INNER_WIDTH * float(min(max(value, Decimal(0)), FULL) / FULL)
