"""Photos as heavy as those of a phone, each with bytes of its own."""

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 3264, 2448


def photos(folder: Path, count: int) -> list[Path]:
    """Write *count* photos of about four megabytes."""
    folder.mkdir(exist_ok=True)
    made = []
    for number in range(count):
        path = folder / f"foto-{number}.jpg"
        path.write_bytes(_own(number))
        made.append(path)
    return made


def sha256(path: Path) -> str:
    """Return the digest of a file as the camera gave it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _noise() -> Image.Image:
    return Image.effect_noise((WIDTH // 2, HEIGHT // 2), 90).resize((WIDTH, HEIGHT)).convert("RGB")


def _own(number: int) -> bytes:
    """Return the picture with a mark of its own."""
    picture, out = _noise().copy(), BytesIO()
    picture.paste((40 * number % 256, 200, 60), (200 * number, 0, 200 * number + 180, 900))
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()
