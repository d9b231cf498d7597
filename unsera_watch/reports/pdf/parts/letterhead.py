"""The university's own head; never anybody else's name, emblem or number (domain.md §12)."""

from typing import Final

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf.letters.wrap import fitted
from unsera_watch.reports.pdf.look import (
    BODY,
    HEAD,
    MARGIN,
    NAVY,
    RIGHT,
    SMALL,
    WHITE,
    Style,
    Weight,
)
from unsera_watch.reports.pdf.pen import CENTRE
from unsera_watch.reports.pdf.sheet import Sheet

RADIUS: Final = 18.0
LEFT: Final = MARGIN + 2 * RADIUS + 12
TOP: Final = 44.0
INITIALS: Final = Style(Weight.BOLD, 14, 16, WHITE)


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw monogram, three lines, and the thick and the thin rule."""
    head, pen, width = document.letterhead, sheet.pen, RIGHT - LEFT
    if head.monogram:
        pen.circle(MARGIN + RADIUS, TOP + RADIUS, RADIUS, fill=NAVY)
        pen.text(MARGIN + RADIUS, TOP + RADIUS + 4.8, head.monogram[:3], INITIALS, CENTRE)
    pen.text(LEFT, TOP + 10.5, fitted(sheet.faces, head.name.upper(), HEAD, width), HEAD)
    pen.text(LEFT, TOP + 22.8, fitted(sheet.faces, head.unit, BODY, width), BODY)
    address = " · ".join(head.address)
    pen.text(LEFT, TOP + 33.6, fitted(sheet.faces, address, SMALL, width), SMALL)
    pen.rule(MARGIN, TOP + 45, RIGHT, NAVY, 1.6)
    pen.rule(MARGIN, TOP + 48, RIGHT, NAVY, 0.5)
    sheet.y = TOP + 58
