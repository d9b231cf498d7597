"""Paper, paint and letters of the drawn photos."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
WIDTH: Final = 1280
HEIGHT: Final = 960
FLOOR: Final = 800
INK: Final[Colour] = (44, 52, 64)
PAPER: Final[Colour] = (251, 250, 245)
SHADE: Final[Colour] = (176, 178, 180)
MARK: Final[Colour] = (150, 62, 52)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one office: its walls, its floor, its signs."""

    wall: Colour
    floor: Colour
    accent: Colour


PALETTES: Final = (
    Palette((222, 228, 226), (176, 164, 148), (24, 96, 106)),
    Palette((234, 228, 214), (168, 158, 150), (46, 84, 140)),
    Palette((216, 226, 218), (182, 172, 158), (40, 110, 72)),
    Palette((230, 224, 230), (170, 166, 168), (112, 66, 112)),
    Palette((236, 230, 220), (160, 150, 140), (154, 94, 36)),
    Palette((218, 226, 234), (174, 168, 162), (58, 70, 120)),
)


@lru_cache(maxsize=32)
def face(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the letters that come with Pillow, so that no font has to be installed."""
    return ImageFont.load_default(size)


@lru_cache(maxsize=len(PALETTES))
def _room(palette: Palette) -> Image.Image:
    """Paint a wall that gets darker downwards, its skirting and the floor, once for each office."""
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.wall)
    dark = Image.linear_gradient("L").resize((WIDTH, HEIGHT)).point([n // 5 for n in range(256)])
    image.paste(SHADE, (0, 0), dark)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, FLOOR, WIDTH, HEIGHT), fill=palette.floor)
    draw.rectangle((0, FLOOR - 16, WIDTH, FLOOR), fill=darker(palette.wall, 30))
    return image


def room(palette: Palette) -> "Sheet":
    """Return an empty room to paint in."""
    return Sheet(_room(palette).copy(), palette)


def darker(colour: Colour, by: int) -> Colour:
    """Return *colour* in the shade."""
    red, green, blue = (max(part - by, 0) for part in colour)
    return red, green, blue


class Sheet:
    """A picture being painted."""

    def __init__(self, image: Image.Image, palette: Palette) -> None:
        """Paint on *image* in the colours of one office."""
        self.image, self.palette = image, palette
        self._draw = ImageDraw.Draw(image)

    def box(self, corners: Box, colour: Colour, radius: int = 0) -> None:
        """Fill a rectangle."""
        self._draw.rounded_rectangle(corners, radius, fill=colour)

    def edge(self, corners: Box, colour: Colour, width: int, radius: int = 0) -> None:
        """Draw the outline of a rectangle."""
        self._draw.rounded_rectangle(corners, radius, outline=colour, width=width)

    def shape(self, corners: list[tuple[float, float]], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon(corners, fill=colour)

    def line(self, points: list[tuple[float, float]], colour: Colour, width: int) -> None:
        """Draw a line."""
        self._draw.line(points, fill=colour, width=width)

    def disc(self, middle: tuple[float, float], radius: float, colour: Colour) -> None:
        """Fill a circle."""
        x, y = middle
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def words(
        self, at: tuple[float, float], text: str, size: int, colour: Colour, anchor: str = "la"
    ) -> None:
        """Write one line."""
        self._draw.text(at, text, font=face(size), fill=colour, anchor=anchor)

    def shadow(self, corners: Box, depth: int = 12) -> None:
        """Darken the wall behind something that hangs on it."""
        left, top, right, bottom = corners
        self.box(
            (left + depth, top + depth, right + depth, bottom + depth),
            darker(self.palette.wall, 34),
            10,
        )
