"""The flow of a report over its pages: where the next thing goes, and when a page ends."""

from __future__ import annotations

from collections.abc import Iterable

from unsera_watch.reports.pdf.album import Album
from unsera_watch.reports.pdf.letters.faces import Faces
from unsera_watch.reports.pdf.letters.ink import Ink
from unsera_watch.reports.pdf.letters.wrap import wrap
from unsera_watch.reports.pdf.look import BOTTOM, HEADING, MARGIN, TOP, WIDTH, Style
from unsera_watch.reports.pdf.pen import Pen

ASCENT = 0.78


class Sheet:
    """Pages so far and the height the next block starts at; blocks are written once, in order."""

    def __init__(self, ink: Ink, album: Album) -> None:
        self.ink = ink
        self.album = album
        self.pages: list[Pen] = [Pen(ink)]
        self.y = TOP

    @property
    def pen(self) -> Pen:
        """Return the pen of the current page."""
        return self.pages[-1]

    @property
    def faces(self) -> Faces:
        """Return the faces, to measure with."""
        return self.ink.faces

    def fits(self, height: float) -> bool:
        """Say whether *height* more is left on this page."""
        return self.y + height <= BOTTOM

    def turn(self) -> None:
        """Begin the next page."""
        self.pages.append(Pen(self.ink))
        self.y = TOP

    def ensure(self, height: float) -> None:
        """Begin the next page unless *height* fits on this one."""
        if not self.fits(height) and self.y > TOP:
            self.turn()

    def gap(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def heading(self, text: str, *, keep: float) -> None:
        """Write a section heading that stays with the next *keep* points."""
        if self.y > TOP:
            self.gap(14)
        self.ensure(HEADING.leading + 8 + keep)
        self.pen.text(MARGIN, self.y + 11, text, HEADING)
        self.gap(HEADING.leading + 6)

    def paragraph(self, text: str, style: Style, x: float = MARGIN, width: float = WIDTH) -> None:
        """Write wrapped text, over as many pages as it needs."""
        self.lines(wrap(self.faces, text, style, width), style, x)

    def lines(self, lines: Iterable[str], style: Style, x: float = MARGIN) -> None:
        """Write lines that are wrapped already."""
        for line in lines:
            self.ensure(style.leading)
            self.pen.text(x, self.y + baseline(style), line, style)
            self.gap(style.leading)


def baseline(style: Style) -> float:
    """Return how far below the top of its line box a text stands."""
    return (style.leading - style.size) / 2 + style.size * ASCENT
