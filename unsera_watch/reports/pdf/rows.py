"""Rows of a table: cells side by side, line by line, so that a row may cross pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unsera_watch.reports.document import AnswerKind
from unsera_watch.reports.pdf.look import LINE, MARGIN, RIGHT, Style
from unsera_watch.reports.pdf.marks import draw_mark
from unsera_watch.reports.pdf.pen import LEFT
from unsera_watch.reports.pdf.sheet import Sheet, baseline

PAD = 3.6
STEP = 10.4
# A row up to this height moves to the next page whole; a taller one is split where it stands.
WHOLE = 170.0
LEAST = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines at one place of a row, from its line *after* on; a kind puts its shape before them."""

    x: float
    lines: tuple[str, ...]
    style: Style
    align: float = LEFT
    kind: AnswerKind | None = None
    after: int = 0

    @property
    def depth(self) -> int:
        """Return how many lines of the row this cell needs."""
        return self.after + len(self.lines) if self.lines else 0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, and lines below them over the row's whole width."""

    cells: tuple[Cell, ...]
    below: Cell | None = None

    @property
    def height(self) -> float:
        """Return the height of the unsplit row."""
        return len(self.bands) * STEP + 2 * PAD

    @property
    def bands(self) -> list[list[tuple[Cell, int]]]:
        """Return, for each line of the row, the cells that have a line there."""
        depth = max((cell.depth for cell in self.cells), default=0)
        side_by_side = [
            [(cell, line - cell.after) for cell in self.cells if cell.after <= line < cell.depth]
            for line in range(depth)
        ]
        if self.below is None:
            return side_by_side
        return side_by_side + [[(self.below, index)] for index in range(len(self.below.lines))]


def draw(sheet: Sheet, row: Row, head: Callable[[Sheet], None]) -> None:
    """Draw *row* with a hairline under it; *head* repeats the header on each new page."""
    _make_room(sheet, row, head)
    sheet.gap(PAD)
    for band in row.bands:
        if not sheet.fits(STEP + PAD):
            _turn(sheet, head)
            sheet.gap(PAD)
        for cell, index in band:
            _draw_line(sheet, cell, index)
        sheet.gap(STEP)
    sheet.gap(PAD)
    sheet.pen.rule(MARGIN, sheet.y, RIGHT, LINE)


def _make_room(sheet: Sheet, row: Row, head: Callable[[Sheet], None]) -> None:
    splits = row.height > WHOLE
    if not sheet.fits(LEAST * STEP + 2 * PAD if splits else row.height):
        _turn(sheet, head)


def _turn(sheet: Sheet, head: Callable[[Sheet], None]) -> None:
    sheet.turn()
    head(sheet)


def _draw_line(sheet: Sheet, cell: Cell, index: int) -> None:
    y = sheet.y + baseline(cell.style)
    if cell.kind is not None and index == 0:
        draw_mark(sheet.pen, cell.kind, cell.x - 8, y - 2.9)
    sheet.pen.text(cell.x, y, cell.lines[index], cell.style, cell.align)
