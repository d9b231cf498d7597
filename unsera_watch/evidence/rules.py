"""What may be kept as a photo, and what the refusals say."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NoReturn

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

MAX_PHOTO_BYTES: Final = 25 * 1024 * 1024
FIELD: Final = "photo"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CAMERA_TIME: Final = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d([+-]\d\d:\d\d)?")


class Mime(StrEnum):
    """What the store keeps."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIF = "image/heif"
    PDF = "application/pdf"


class Copy(StrEnum):
    """The copies without metadata that people are shown instead of the original."""

    REPORT = "report"
    THUMB = "thumb"


class Trouble(StrEnum):
    """Why a file is refused; the value is the code machines see."""

    EMPTY = "photo-empty"
    TOO_BIG = "photo-too-big"
    NOT_A_PHOTO = "photo-not-a-photo"
    BROKEN = "photo-broken"
    TOO_MANY_PIXELS = "photo-too-many-pixels"
    TOO_HEAVY = "photo-too-heavy"
    ALTERED = "photo-altered"


LONG_SIDE_PX: Final[Mapping[Copy, int]] = MappingProxyType({Copy.REPORT: 1000, Copy.THUMB: 480})

# A JPEG can be decoded at an eighth of its size, so it may be larger than what must be unpacked
# whole. HEIF is unpacked whole too, but phones do take 48 megapixels and a bomb gains little.
MAX_PIXELS: Final[Mapping[Mime, int]] = MappingProxyType(
    {
        Mime.JPEG: 51_000_000,
        Mime.PNG: 24_000_000,
        Mime.WEBP: 24_000_000,
        Mime.HEIF: 51_000_000,
    }
)

REFUSALS: Final[Mapping[Trouble, Message]] = MappingProxyType(
    {
        Trouble.EMPTY: say(N_("The file is empty. Take the photo again.")),
        Trouble.TOO_BIG: say(
            N_("The photo is larger than %(limit)s MB. Send a smaller one."),
            limit=MAX_PHOTO_BYTES // (1024 * 1024),
        ),
        Trouble.NOT_A_PHOTO: say(
            N_("This file is not a photo. Send a JPEG, PNG, WebP or HEIC picture.")
        ),
        Trouble.BROKEN: say(
            N_("The photo is damaged or incomplete. Send it again, or take a new one.")
        ),
        Trouble.TOO_MANY_PIXELS: say(
            N_("The picture has too many pixels. Lower the camera's resolution and send it again.")
        ),
        Trouble.TOO_HEAVY: say(
            N_("The picture takes too long to open. Save it as JPEG and send it again.")
        ),
        Trouble.ALTERED: say(N_("The photo changed on the way here. Send it again.")),
    }
)

_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def refuse(trouble: Trouble) -> NoReturn:
    """Raise the refusal that tells a person what to do."""
    raise Invalid({FIELD: REFUSALS[trouble]}, code=trouble.value)


def sniff(head: bytes) -> Mime:
    """Return what the first bytes say the file is; names and declared types do not count."""
    if not head:
        refuse(Trouble.EMPTY)
    for mime, belongs in _SIGNS:
        if belongs(head):
            return mime
    refuse(Trouble.NOT_A_PHOTO)


_SIGNS: Final[tuple[tuple[Mime, Callable[[bytes], bool]], ...]] = (
    (Mime.JPEG, lambda head: head.startswith(b"\xff\xd8\xff")),
    (Mime.PNG, lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    (Mime.WEBP, lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    (Mime.HEIF, lambda head: head[4:8] == b"ftyp" and head[8:12] in _BRANDS),
)


def is_digest(text: str) -> bool:
    """Say whether *text* is a SHA-256 as this room writes it: 64 small hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None


def is_camera_time(value: object) -> bool:
    """Say whether *value* looks like the time a camera writes."""
    return isinstance(value, str) and _CAMERA_TIME.fullmatch(value) is not None


def read_camera_time(text: str) -> datetime | None:
    """Return the camera's time; aware only where the camera wrote its offset."""
    try:
        return datetime.fromisoformat(text[:10].replace(":", "-") + text[10:])
    except ValueError:
        return None


def _number_within(low: float, high: float) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return low <= value <= high

    return fits


_STATED: Final[Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "taken_at": is_camera_time,
        "lat": _number_within(-90, 90),
        "lon": _number_within(-180, 180),
        "width": _number_within(1, 100_000),
        "height": _number_within(1, 100_000),
        "size_bytes": _number_within(1, 2**40),
        "sha256": lambda value: isinstance(value, str) and is_digest(value),
    }
)


def read_stated(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the phone says of the picture it read before shrinking; only known things.

    It is kept apart from what the server read, because anybody can state anything.
    """
    known = {key: raw[key] for key, fits in _STATED.items() if key in raw and fits(raw[key])}
    return {key: _same_everywhere(value) for key, value in known.items()}


def _same_everywhere(value: Any) -> Any:  # noqa: ANN401  (a JSON scalar)
    """Turn -0.0 into 0.0: one database keeps the sign and the other does not."""
    return value + 0 if isinstance(value, float) else value
