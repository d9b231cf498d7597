"""How a report looks: paper, colours, type. One navy, greys, no zone colours."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Colour = tuple[float, float, float]

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
MARGIN: Final = 51.02  # 18 mm
TOP: Final = 58.0
BOTTOM: Final = 780.0
FOOT: Final = 800.0
RIGHT: Final = PAGE_WIDTH - MARGIN
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN

NAVY: Final[Colour] = (0.098, 0.208, 0.373)
INK: Final[Colour] = (0.106, 0.122, 0.149)
GREY: Final[Colour] = (0.369, 0.404, 0.451)
LINE: Final[Colour] = (0.824, 0.843, 0.871)
TINT: Final[Colour] = (0.949, 0.957, 0.969)
TRACK: Final[Colour] = (0.890, 0.906, 0.929)
WHITE: Final[Colour] = (1.0, 1.0, 1.0)


class Weight(StrEnum):
    """The four faces; the value is the file name."""

    REGULAR = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-Semibold"
    BOLD = "SourceSans3-Bold"
    ITALIC = "SourceSans3-It"


@dataclass(frozen=True, slots=True)
class Style:
    """Face, size, distance from one baseline to the next, colour."""

    weight: Weight
    size: float
    leading: float
    colour: Colour = INK


TITLE: Final = Style(Weight.BOLD, 20, 23, NAVY)
FIGURE: Final = Style(Weight.BOLD, 27, 30, NAVY)
VERDICT: Final = Style(Weight.BOLD, 15, 18, NAVY)
HEAD: Final = Style(Weight.BOLD, 13, 16, NAVY)
HEADING: Final = Style(Weight.SEMIBOLD, 12.5, 16, NAVY)
SUBHEAD: Final = Style(Weight.SEMIBOLD, 9.2, 12, NAVY)
BODY: Final = Style(Weight.REGULAR, 9, 12)
STRONG: Final = Style(Weight.SEMIBOLD, 9, 12)
VALUE: Final = Style(Weight.REGULAR, 8.8, 11)
CELL: Final = Style(Weight.REGULAR, 8.2, 10.4)
CELL_GREY: Final = Style(Weight.REGULAR, 8.2, 10.4, GREY)
CELL_STRONG: Final = Style(Weight.SEMIBOLD, 8.2, 10.4)
CELL_NAVY: Final = Style(Weight.SEMIBOLD, 8.2, 10.4, NAVY)
NOTE: Final = Style(Weight.REGULAR, 7.6, 10.4, GREY)
SMALL: Final = Style(Weight.REGULAR, 7.4, 9.4, GREY)
SMALL_STRONG: Final = Style(Weight.SEMIBOLD, 7.4, 9.4, NAVY)
SMALL_ITALIC: Final = Style(Weight.ITALIC, 7.4, 9.4, GREY)
LABEL: Final = Style(Weight.SEMIBOLD, 6.4, 8.4, GREY)
TINY: Final = Style(Weight.REGULAR, 6.5, 8.2, GREY)
PILL: Final = Style(Weight.SEMIBOLD, 7.4, 9.4, WHITE)
