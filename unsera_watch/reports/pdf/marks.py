"""A shape for each kind of answer, told apart without colour."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from unsera_watch.reports.document import AnswerKind
from unsera_watch.reports.pdf.look import GREY, INK, NAVY, WHITE
from unsera_watch.reports.pdf.pen import Pen

SIZE: Final = 2.7


def draw_mark(pen: Pen, kind: AnswerKind, x: float, y: float) -> None:
    """Draw the shape of *kind* with its middle at x, y."""
    MARKS[kind](pen, x, y)


def _disc(pen: Pen, x: float, y: float) -> None:
    pen.circle(x, y, SIZE, fill=NAVY)


def _square(pen: Pen, x: float, y: float) -> None:
    pen.box(x - SIZE + 0.2, y - SIZE + 0.2, 2 * SIZE - 0.4, 2 * SIZE - 0.4, INK)


def _half(pen: Pen, x: float, y: float) -> None:
    pen.circle(x, y, SIZE - 0.3, fill=WHITE, edge=NAVY)
    pen.clip(x - SIZE, y - SIZE, SIZE, 2 * SIZE)
    pen.circle(x, y, SIZE, fill=NAVY)
    pen.unclip()


def _ring(pen: Pen, x: float, y: float) -> None:
    pen.circle(x, y, SIZE - 0.4, fill=WHITE, edge=GREY)


def _diamond(pen: Pen, x: float, y: float) -> None:
    reach = SIZE + 0.2
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    pen.shape(corners, fill=WHITE, edge=GREY)


def _dash(pen: Pen, x: float, y: float) -> None:
    pen.line((x - SIZE, y), (x + SIZE, y), GREY)


MARKS: Final = MappingProxyType[AnswerKind, Callable[[Pen, float, float], None]](
    {
        AnswerKind.PRESENT: _disc,
        AnswerKind.ABSENT: _square,
        AnswerKind.PARTIAL: _half,
        AnswerKind.UNOBSERVABLE: _ring,
        AnswerKind.NOT_APPLICABLE: _diamond,
        AnswerKind.STATED: _dash,
    }
)
