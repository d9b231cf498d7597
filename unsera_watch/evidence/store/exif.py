"""What the camera wrote: when, and where if at all. Runs in the darkroom's process only."""

import math
from collections.abc import Mapping
from typing import Any, Final

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from unsera_watch.evidence.rules import is_camera_time

_TIMES: Final = (
    (Base.DateTimeOriginal, Base.OffsetTimeOriginal),
    (Base.DateTimeDigitized, Base.OffsetTimeDigitized),
)
_SEVEN_DECIMALS: Final = 7


def read_exif(image: Image.Image) -> dict[str, Any]:
    """Return `taken_at` as the camera wrote it, and `lat` and `lon`, where they make sense.

    The maker and model of the phone are not kept: nobody needs them.
    """
    try:
        exif = image.getexif()
        written = exif.get_ifd(IFD.Exif)
        place = exif.get_ifd(IFD.GPSInfo)
    except Exception:  # noqa: BLE001  (anything a hostile block does to its parser means: none)
        return {}
    return {**_time(written), **_position(place)}


def _time(written: Mapping[int, Any]) -> dict[str, Any]:
    for when, offset in _TIMES:
        time, zone = _text(written.get(when)), _text(written.get(offset))
        for taken_at in (time + zone, time):
            if is_camera_time(taken_at):
                return {"taken_at": taken_at}
    return {}


def _text(value: object) -> str:
    return value.strip(" \0") if isinstance(value, str) else ""


def _position(place: Mapping[int, Any]) -> dict[str, Any]:
    try:
        lat = _degrees(place[GPS.GPSLatitude], place[GPS.GPSLatitudeRef], "S", 90)
        lon = _degrees(place[GPS.GPSLongitude], place[GPS.GPSLongitudeRef], "W", 180)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return {}
    return {} if lat == lon == 0 else {"lat": lat, "lon": lon}


def _degrees(parts: Any, reference: Any, negative: str, limit: int) -> float:  # noqa: ANN401  (EXIF)  (any value of its kind)
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= limit:
        message = "not a place on earth"
        raise ValueError(message)
    sign = -1 if _text(reference).upper() == negative else 1
    # Adding zero turns -0.0 into 0.0: one database keeps the sign and the other does not.
    return round(sign * value, _SEVEN_DECIMALS) + 0.0
