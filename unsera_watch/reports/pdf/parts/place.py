"""Where the photos were taken, beside the way to check this report."""

from typing import Final

import segno

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf import wording
from unsera_watch.reports.pdf.letters.wrap import wrap
from unsera_watch.reports.pdf.look import (
    INK,
    LABEL,
    MARGIN,
    RIGHT,
    SMALL,
    SUBHEAD,
    WHITE,
    Style,
    Weight,
)
from unsera_watch.reports.pdf.parts.sketch import HEIGHT as SKETCH_HEIGHT
from unsera_watch.reports.pdf.parts.sketch import WIDTH as SKETCH_WIDTH
from unsera_watch.reports.pdf.parts.sketch import draw_sketch
from unsera_watch.reports.pdf.pen import Pen
from unsera_watch.reports.pdf.sheet import Sheet, baseline

PANEL: Final = MARGIN + SKETCH_WIDTH + 18
PANEL_WIDTH: Final = RIGHT - PANEL
QR: Final = 80.0
ADDRESS: Final = Style(Weight.REGULAR, 7.8, 9.6, INK)
LEGEND_HEIGHT: Final = 24.0


def draw(sheet: Sheet, document: ReportDocument) -> None:
    """Draw sketch and check side by side; they share one block and never part."""
    sheet.heading(wording.LOCATION, keep=SKETCH_HEIGHT + LEGEND_HEIGHT)
    top = sheet.y
    draw_sketch(sheet, document)
    below = sheet.y
    sheet.y = top
    _draw_check(sheet, document)
    sheet.y = max(below, sheet.y)


def _draw_check(sheet: Sheet, document: ReportDocument) -> None:
    if not document.verify_url:
        sheet.pen.text(PANEL, sheet.y + baseline(SUBHEAD), wording.CHECK, LABEL)
        sheet.gap(SUBHEAD.leading)
        sheet.paragraph(wording.NO_CODE, SMALL, PANEL, PANEL_WIDTH)
        return
    draw_qr(sheet.pen, document.verify_url, PANEL, sheet.y, QR)
    sheet.gap(QR + 7)
    for text, style, room in (
        (wording.CHECK, LABEL, 0),
        (wording.CHECK_HELP, SMALL, 3),
        (document.verify_url, ADDRESS, 4),
        (wording.CODE, LABEL, 0),
        (document.code, Style(Weight.SEMIBOLD, 11, 13), 0),
    ):
        lines = wrap(sheet.faces, text, style, PANEL_WIDTH)[:4]
        sheet.lines(lines, style, PANEL)
        sheet.gap(room)


def draw_qr(pen: Pen, address: str, x: float, y: float, size: float) -> None:
    """Draw *address* as QR: dark runs of each line joined, all of them one path."""
    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
    unit = size / len(rows)
    pen.box(x - 2, y - 2, size + 4, size + 4, WHITE)
    runs = (
        (x + start * unit, y + line * unit, (end - start) * unit, unit)
        for line, row in enumerate(rows)
        for start, end in _dark_runs(row)
    )
    pen.boxes(runs, INK)


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    """Return start and end of each run of dark modules."""
    edges = [i for i in range(len(row) + 1) if _is_dark(row, i) != _is_dark(row, i - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_dark(row: bytes, index: int) -> bool:
    return 0 <= index < len(row) and bool(row[index] & 1)
