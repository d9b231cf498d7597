"""The four faces of a report, loaded once a process from a folder of TrueType files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from unsera_watch.reports.pdf.letters.text import clean
from unsera_watch.reports.pdf.look import Style, Weight

SPARE_WIDTH = 500.0


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Fonts with their widths (in thousandths of the size) and the characters all four have."""

    fonts: Mapping[Weight, TTFont]
    widths: Mapping[Weight, Mapping[int, float]]
    covered: frozenset[int]

    def has(self, char: str) -> bool:
        """Say whether every face can draw *char*."""
        return ord(char) in self.covered

    def clean(self, text: str) -> str:
        """Return *text* as these faces may print it."""
        return _cleaned(self, text)

    def width(self, text: str, style: Style) -> float:
        """Return the width of *text* in points."""
        widths = self.widths[style.weight]
        return sum(widths.get(ord(c), SPARE_WIDTH) for c in text) * style.size / 1000


@lru_cache(maxsize=8192)
def _cleaned(faces: Faces, text: str) -> str:
    return clean(text, faces.has)


@lru_cache(maxsize=4)
def load(folder: Path) -> Faces:
    """Return the faces in *folder*; a missing file raises, a report never falls back silently."""
    fonts = {weight: TTFont(weight.value, str(folder / f"{weight}.ttf")) for weight in Weight}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    glyphs = [frozenset(font.face.charToGlyph) for font in fonts.values()]
    widths = {weight: dict(font.face.charWidths) for weight, font in fonts.items()}
    return Faces(fonts, widths, frozenset.intersection(*glyphs))
