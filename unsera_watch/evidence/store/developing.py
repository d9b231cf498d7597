"""The darkroom's process: reads jobs, opens each picture in a fork of its own, answers.

Standard library, Pillow and this room's rules only. It waits with its libraries loaded and
forks for each picture, so a bomb kills the fork, and a picture never meets the traces of
another one.
"""

import errno
import json
import os
import resource
import signal
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pi_heif
from PIL import Image, ImageCms, ImageOps

from unsera_watch.evidence.rules import Mime, Trouble
from unsera_watch.evidence.store.exif import read_exif

_FORMATS: Final = {
    Mime.JPEG: ("JPEG",),
    Mime.PNG: ("PNG",),
    Mime.WEBP: ("WEBP",),
    Mime.HEIF: ("HEIF",),
}
_QUALITY: Final = 82
_FILE_BYTES: Final = 16 * 1024 * 1024
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_WHITE: Final = (255, 255, 255)
_DIED: Final = json.dumps({"trouble": Trouble.TOO_HEAVY}).encode() + b"\n"


def main() -> None:
    """Serve jobs, one a line, until the other end closes."""
    os.umask(0o077)
    prepare()
    for line in sys.stdin.buffer:
        pid = os.fork()
        if pid == 0:
            _work(json.loads(line))
        _, status = os.waitpid(pid, 0)
        if status:
            os.write(1, _DIED)


def prepare() -> None:
    """Teach Pillow HEIF; our own limit on pixels stands in `develop`."""
    pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None


def _work(job: dict[str, Any]) -> None:
    """Answer in one piece and end; dying halfway answers nothing."""
    _limit(job["memory_bytes"], job["seconds"])
    try:
        answer = json.dumps(develop(job)).encode() + b"\n"
    except MemoryError:
        answer = _DIED
    os.write(1, answer)
    os._exit(0)


def _limit(memory_bytes: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    signal.alarm(seconds)


def develop(job: dict[str, Any]) -> dict[str, Any]:
    """Open one picture, write its copies and say what was seen, or which trouble it is.

    A full disk is not the picture's fault, so it is told apart.
    """
    try:
        with Image.open(job["picture"], formats=_FORMATS[Mime(job["mime"])]) as image:
            if image.width * image.height > job["max_pixels"]:
                return {"trouble": Trouble.TOO_MANY_PIXELS}
            return _develop(image, job["copies"])
    except MemoryError:
        raise
    except Exception as problem:  # noqa: BLE001  (whatever a hostile file does to its decoder)
        if getattr(problem, "errno", None) in _FULL:
            return {"errno": errno.ENOSPC}
        return {"trouble": Trouble.BROKEN}


def _develop(image: Image.Image, copies: list[tuple[str, int]]) -> dict[str, Any]:
    exif = read_exif(image)
    width, height = _upright_size(image)
    side = max(side for _, side in copies)
    image.draft(None, (side, side))
    image.load()
    largest = _to_srgb(_turn(_shrink(image, side)))
    sizes = [_write(largest, Path(path), side) for path, side in copies]
    return {"width": width, "height": height, "exif": exif, "copies": sizes}


def _upright_size(image: Image.Image) -> tuple[int, int]:
    try:
        lies = image.getexif().get(0x0112) in range(5, 9)
    except Exception:  # noqa: BLE001  (a broken block says nothing about turning)
        lies = False
    return (image.height, image.width) if lies else (image.width, image.height)


def _shrink(image: Image.Image, side: int) -> Image.Image:
    """Shrink before anything else is done, so that the rest works on a million pixels."""
    small = _in_plain_mode(image)
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return small


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """Return a mode that can be scaled: eight bits a channel, no palette."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _turn(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001  (a broken block says nothing about turning)
        return image


def _to_srgb(image: Image.Image) -> Image.Image:
    """Return sRGB on white; a colour profile that cannot be read is passed over."""
    profile = image.info.get("icc_profile")
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, _WHITE)
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    if profile:
        try:
            srgb = ImageCms.createProfile("sRGB")
            seen = ImageCms.profileToProfile(image, BytesIO(profile), srgb, outputMode="RGB")
            image = seen or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            image.info.pop("icc_profile", None)
    return image.convert("RGB")


def _write(image: Image.Image, path: Path, side: int) -> tuple[int, int]:
    """Write a baseline JPEG; a new image carries no metadata of the old one."""
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", small.size, _WHITE)
    clean.paste(small)
    with path.open("wb") as file:
        clean.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=False)
    return clean.size


if __name__ == "__main__":
    main()
