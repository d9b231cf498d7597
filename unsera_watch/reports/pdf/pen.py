"""Drawing on one page: operators in a list, y counted from the top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.pdfbase.pdfdoc import xObjectName

from unsera_watch.reports.pdf.letters.ink import Ink
from unsera_watch.reports.pdf.look import INK, PAGE_HEIGHT, Colour, Style

# How far a circle's control points stand from its ends.
ROUND: Final = 0.5523
LEFT, CENTRE, END = 0.0, 0.5, 1.0
Spot = tuple[float, float]


class Pen:
    """Writes page operators; the only place that knows PDF counts y from the bottom."""

    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.operators: list[str] = []
        self.pictures: list[str] = []

    def text(self, x: float, y: float, text: str, style: Style, align: float = LEFT) -> None:
        """Write one line with its baseline at *y*; *align* is the share of its width left of x."""
        if align:
            x -= align * self.ink.faces.width(self.ink.faces.clean(text), style)
        shown = self.ink.show(text, style)
        self._put(f"BT {_rgb(style.colour)} rg 1 0 0 1 {x:.2f} {_up(y)} Tm {shown} ET")

    def rule(self, x: float, y: float, to_x: float, colour: Colour, thick: float = 0.5) -> None:
        """Draw a horizontal line."""
        self.line((x, y), (to_x, y), colour, thick)

    def line(self, start: Spot, end: Spot, colour: Colour, thick: float = 0.5) -> None:
        """Draw a straight line."""
        (x, y), (to_x, to_y) = start, end
        path = f"{x:.2f} {_up(y)} m {to_x:.2f} {_up(to_y)} l"
        self._put(f"{_rgb(colour)} RG {thick:g} w {path} S")

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose top left corner is at x, y."""
        self._put(f"{_rgb(colour)} rg {_rect(x, y, width, height)} f")

    def boxes(self, corners: Iterable[tuple[float, float, float, float]], colour: Colour) -> None:
        """Fill many rectangles as one path."""
        path = " ".join(_rect(*corner) for corner in corners)
        self._put(f"{_rgb(colour)} rg {path} f")

    def frame(
        self, x: float, y: float, width: float, height: float, colour: Colour, dash: str = ""
    ) -> None:
        """Outline a rectangle, dashed when *dash* gives a pattern."""
        path = _rect(x, y, width, height)
        self._put(f"q {_rgb(colour)} RG 0.6 w [{dash}] 0 d {path} S Q")

    def shape(self, spots: Sequence[Spot], *, fill: Colour | None, edge: Colour | None) -> None:
        """Draw a closed polygon."""
        steps = [f"{x:.2f} {_up(y)} {'l' if i else 'm'}" for i, (x, y) in enumerate(spots)]
        self._put(f"{_paint(fill, edge)} {' '.join(steps)} h {_stroke(fill, edge)}")

    def circle(
        self, x: float, y: float, radius: float, *, fill: Colour | None, edge: Colour | None = None
    ) -> None:
        """Draw a circle around x, y."""
        self._put(f"{_paint(fill, edge)} {_circle(x, y, radius)} {_stroke(fill, edge)}")

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Place the picture that the file knows as *name*."""
        place = f"{width:.2f} 0 0 {height:.2f} {x:.2f} {_up(y + height)} cm"
        self._put(f"q {place} /{xObjectName(name)} Do Q")
        self.pictures.append(name)

    def pill(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a band with round ends."""
        half = height / 2
        self.circle(x + half, y + half, half, fill=INK)
        self.circle(x + width - half, y + half, half, fill=INK)
        self.box(x + half, y, width - height, height, INK)

    def clip(self, x: float, y: float, width: float, height: float) -> None:
        """Keep what follows inside a rectangle, until :meth:`unclip`."""
        self._put(f"q {_rect(x, y, width, height)} W n")

    def unclip(self) -> None:
        """End the last clip."""
        self._put("Q")

    def _put(self, operators: str) -> None:
        self.operators.append(operators)


def _up(y: float) -> str:
    return f"{PAGE_HEIGHT - y:.2f}"


def _rgb(colour: Colour) -> str:
    return f"{colour[0]:g} {colour[1]:g} {colour[2]:g}"


def _rect(x: float, y: float, width: float, height: float) -> str:
    return f"{x:.2f} {_up(y + height)} {width:.2f} {height:.2f} re"


def _paint(fill: Colour | None, edge: Colour | None) -> str:
    filling = f"{_rgb(fill)} rg" if fill else ""
    return f"{filling} {_rgb(edge)} RG 1 w" if edge else filling


def _stroke(fill: Colour | None, edge: Colour | None) -> str:
    return {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (fill is not None, edge is not None), "n"
    )


def _circle(x: float, y: float, radius: float) -> str:
    y, reach = PAGE_HEIGHT - y, radius * ROUND
    right, left, top, bottom = x + radius, x - radius, y + radius, y - radius
    return (
        f"{right:.2f} {y:.2f} m "
        f"{right:.2f} {y + reach:.2f} {x + reach:.2f} {top:.2f} {x:.2f} {top:.2f} c "
        f"{x - reach:.2f} {top:.2f} {left:.2f} {y + reach:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - reach:.2f} {x - reach:.2f} {bottom:.2f} {x:.2f} {bottom:.2f} c "
        f"{x + reach:.2f} {bottom:.2f} {right:.2f} {y - reach:.2f} {right:.2f} {y:.2f} c h"
    )
