"""The parts of a report in the order they are read (domain.md §7.3)."""

from collections.abc import Callable
from typing import Final

from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.pdf.parts import (
    bars,
    closing,
    composite,
    facts,
    gallery,
    indicators,
    letterhead,
    place,
    result,
    trail,
)
from unsera_watch.reports.pdf.sheet import Sheet

Part = Callable[[Sheet, ReportDocument], None]

PARTS: Final[tuple[Part, ...]] = (
    letterhead.draw,
    result.draw,
    facts.draw,
    bars.draw,
    composite.draw,
    place.draw,
    indicators.draw,
    gallery.draw,
    trail.draw,
    closing.draw,
)
