"""From a sign to a JPEG as a phone would bring it: with its time, without its position."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import cos, radians, sin
from typing import Final

from PIL import Image
from PIL.ExifTags import IFD, Base

from unsera_watch.demo.pictures.paint import HEIGHT, MARK, PALETTES, PAPER, WIDTH, Sheet, room
from unsera_watch.demo.pictures.scenes import PAINTERS
from unsera_watch.demo.rules.signs import Sign

SHRINK: Final = 0.025
QUALITY: Final = 84
CAMERA: Final = "Kamera Contoh"


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo: what it shows, in which office (its colours), held how straight, taken when."""

    sign: Sign
    office_no: int
    office: str
    tilt: float
    taken_at: datetime


def photograph(shot: Shot) -> bytes:
    """Return the photo, without a position: phones strip it from what a web page is given."""
    palette = PALETTES[shot.office_no % len(PALETTES)]
    sheet = room(palette)
    PAINTERS[shot.sign.scene](sheet, shot.sign)
    picture = _held(sheet.image, shot.tilt)
    _sign_off(Sheet(picture, palette), shot.office)
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, exif=_exif(shot.taken_at))
    return file.getvalue()


def _held(image: Image.Image, tilt: float) -> Image.Image:
    """Tilt the picture as a hand does, a little larger so that no corner stays empty."""
    turn, size = radians(tilt), 1 - abs(tilt) * SHRINK
    across, along = size * cos(turn), size * sin(turn)
    left = WIDTH / 2 - across * WIDTH / 2 - along * HEIGHT / 2
    top = HEIGHT / 2 + along * WIDTH / 2 - across * HEIGHT / 2
    where = (across, along, left, -along, across, top)
    return image.transform(
        (WIDTH, HEIGHT), Image.Transform.AFFINE, where, Image.Resampling.BILINEAR
    )


def _sign_off(strip: Sheet, office: str) -> None:
    """Say across the bottom that this is an example, whatever was cut off."""
    strip.box((0, HEIGHT - 54, WIDTH, HEIGHT), PAPER)
    strip.words((28, HEIGHT - 27), "DATA CONTOH", 30, MARK, "lm")
    strip.words((WIDTH - 28, HEIGHT - 27), office, 30, MARK, "rm")


def _exif(taken_at: datetime) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Make] = CAMERA
    written = exif.get_ifd(IFD.Exif)
    written[Base.DateTimeOriginal] = taken_at.strftime("%Y:%m:%d %H:%M:%S")
    written[Base.OffsetTimeOriginal] = taken_at.isoformat()[-6:]
    return exif
