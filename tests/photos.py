"""Photos for tests, drawn on the spot: honest ones and hostile ones."""

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

TAKEN_AT: Final = "2026:11:20 09:15:00"
SERANG: Final = (-6.1149, 106.1503)

SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML: Final = b"<!doctype html><title>x</title><script>alert(1)</script>"

# 64 by 48, top left corner blue, to be turned upright by the decoder.
_HEIC: Final = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAADQAAgAAAAACIAABAAAAAAAAAFYAAAA4aWlu"
    "ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAB"
    "B2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkA"
    "AAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAA"
    "AAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAa"
    "aXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAJJtZGF0AAAAMCgBrxmA94RJf+aKIpS3xAzV4r7CFU+EXyVhrK4yM7Yh"
    "nNT+VLA8veuyB9k5UpHeUAAAAAZFeGlmAABNTQAqAAAACAACARIAAwAAAAEABgAAh2kABAAAAAEAAAAmAAAAAAAB"
    "kAMAAgAAABQAAAA4AAAAADIwMjY6MTE6MjAgMDk6MTU6MDAA"
)


def picture(
    width: int = 640, height: int = 480, *, mode: str = "RGB", tint: int = 0
) -> Image.Image:
    """Return a grey picture with a dark top left corner; *tint* makes its bytes its own."""
    image = Image.new("RGB", (width, height), (200, 200, 200))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill=(20, 20, 20))
    draw.rectangle((width - 8, height - 8, width, height), fill=(tint % 256, tint // 256 % 256, 0))
    return image.convert(mode)


def jpeg(  # noqa: PLR0913  (each is one thing a camera may do)
    width: int = 640,
    height: int = 480,
    *,
    mode: str = "RGB",
    tint: int = 0,
    taken_at: str | None = None,
    offset: str | None = None,
    position: tuple[float, float] | None = None,
    orientation: int | None = None,
    **save: Any,
) -> bytes:
    """Return a JPEG, by default as phones give it to a web page: without EXIF."""
    exif = Image.Exif()
    if orientation is not None:
        exif[Base.Orientation] = orientation
    _write_time(exif, taken_at, offset)
    if position is not None:
        _write_position(exif, *position)
    if len(exif):
        exif[Base.Make] = "Kamera Contoh"
        save["exif"] = exif
    return _saved(picture(width, height, mode=mode, tint=tint), "JPEG", **save)


def _write_time(exif: Image.Exif, taken_at: str | None, offset: str | None) -> None:
    if taken_at is not None:
        exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = taken_at
        exif[Base.Software] = "Contoh"
    if offset is not None:
        exif.get_ifd(IFD.Exif)[Base.OffsetTimeOriginal] = offset


def _write_position(exif: Image.Exif, lat: float, lon: float) -> None:
    exif[Base.Software] = "Contoh"
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "S" if lat < 0 else "N",
            GPS.GPSLatitude: _sexagesimal(lat),
            GPS.GPSLongitudeRef: "W" if lon < 0 else "E",
            GPS.GPSLongitude: _sexagesimal(lon),
        }
    )


def _sexagesimal(degrees: float) -> tuple[float, float, float]:
    minutes = abs(degrees) % 1 * 60
    return int(abs(degrees)), int(minutes), round(minutes % 1 * 60, 4)


def _saved(image: Image.Image, kind: str, **save: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **save)
    return buffer.getvalue()


def png(width: int = 640, height: int = 480, *, mode: str = "RGB") -> bytes:
    """Return a PNG."""
    return _saved(picture(width, height, mode=mode), "PNG")


def transparent_png() -> bytes:
    """Return a picture nobody can see through to the paper: half of it is not there."""
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 32, 64))
    return _saved(image, "PNG")


def png_16_bit() -> bytes:
    """Return a grey PNG with sixteen bits a pixel, dark at the top left."""
    dark, light = struct.pack(">H", 0x1000), struct.pack(">H", 0xC000)
    rows = [b"\0" + (dark if y < 32 else light) * 64 for y in range(64)]
    return _png(64, 64, depth=16, rows=b"".join(rows))


def png_bomb(width: int = 9400, height: int = 9400) -> bytes:
    """Return a few kilobytes that unpack to *width* times *height* black pixels."""
    packer = zlib.compressobj(9)
    row = b"\0" + bytes((width + 7) // 8)
    packed = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    return _png(width, height, depth=1, packed=packed)


def _png(width: int, height: int, *, depth: int, rows: bytes = b"", packed: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed or zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def webp(*, frames: int = 1) -> bytes:
    """Return a WebP, moving when it has several *frames*."""
    first, *others = (picture(64, 48, tint=frame) for frame in range(frames))
    return _saved(first, "WEBP", save_all=frames > 1, append_images=others, duration=100)


def heic() -> bytes:
    """Return a HEIC as an iPhone would write it: 64 by 48 stored, turned by its own box."""
    return base64.b64decode("".join(_HEIC))


def truncated(photo: bytes) -> bytes:
    """Return what arrives when the connection ends halfway."""
    return photo[: len(photo) * 6 // 10]


def commented_jpeg() -> bytes:
    """Return a JPEG with a comment that a plain re-save would carry along."""
    return _saved(picture(), "JPEG", comment=b"rahasia")


class Trickle:
    """A stream that gives its bytes in small pieces, like a slow phone."""

    def __init__(self, photo: bytes, piece: int = 1000) -> None:
        self._pieces: Iterator[bytes] = (
            photo[start : start + piece] for start in range(0, len(photo), piece)
        )

    def read(self, _size: int) -> bytes:
        return next(self._pieces, b"")
