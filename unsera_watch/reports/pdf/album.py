"""Photos of one PDF: each derivative's own JPEG bytes, passed through untouched."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFError, PDFName, PDFStream
from reportlab.pdfbase.pdfutils import readJPEGInfo

# CMYK is left out: its meaning depends on a profile a derivative no longer has.
SPACES: Final = MappingProxyType({1: "DeviceGray", 3: "DeviceRGB"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file: the name pages call it by, and its size in pixels."""

    name: str
    width: int
    height: int


class Album:
    """Puts each asked-for derivative into the file once."""

    def __init__(self, pdf: Any, pictures: Mapping[str, bytes]) -> None:  # noqa: ANN401  (any value of its kind)
        self._pdf = pdf
        self._bytes = pictures
        self._placed: dict[str, Picture | None] = {}

    def picture(self, key: str) -> Picture | None:
        """Return the picture, or None when its bytes are gone or are no plain JPEG."""
        if key not in self._placed:
            self._placed[key] = self._place(key)
        return self._placed[key]

    def _place(self, key: str) -> Picture | None:
        data = self._bytes.get(key, b"")
        header = _header(data)
        if header is None:
            return None
        width, height, space = header
        name = f"photo{len(self._placed)}"
        self._pdf.addForm(name, _stream(data, width, height, space))
        return Picture(name, width, height)


def _header(data: bytes) -> tuple[int, int, str] | None:
    try:
        header: Any = readJPEGInfo(BytesIO(data))
    except (struct.error, PDFError, IndexError):
        return None
    width, height, channels, _ = header
    if channels not in SPACES or not width or not height:
        return None
    return width, height, SPACES[channels]


def _stream(data: bytes, width: int, height: int, space: str) -> PDFStream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": PDFName(space),
        "BitsPerComponent": 8,
        "Filter": PDFName("DCTDecode"),
    }
    return PDFStream(PDFDictionary(entries), data)
