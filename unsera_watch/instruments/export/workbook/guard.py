"""What a workbook may be before anything in it is read as XML."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 20 * 1024 * 1024
MOST_FILES: Final = 500
MOST_TAGS: Final = 500_000
"""Reading takes some microseconds for each: this many take two seconds."""

FILE: Final = "file"

_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_PLAIN: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_ENCRYPTED: Final = 0x1
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError),
    *(RuntimeError, ValueError, KeyError, IndexError),
)


def check(data: bytes) -> None:
    """Refuse what is no workbook of plain cells."""
    if len(data) > MAX_BYTES:
        raise refused(say(N_("The file is larger than %(most)s MB."), most=2))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive)
            tags = 0
            for name, part in _parts(archive):
                _check_part(name, part)
                tags += part.count(b"<")
            if tags > MOST_TAGS:
                raise refused(say(N_("The workbook has too many cells.")))
    except _BROKEN as broken:
        raise not_a_workbook() from broken


def refused(what: Message) -> Invalid:
    """Return the refusal of a whole file."""
    return Invalid({FILE: what}, "bad-xlsform")


def not_a_workbook() -> Invalid:
    """Return the refusal of what cannot be opened."""
    return refused(say(N_("This is no workbook (.xlsx) that can be opened.")))


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Trust the directory of the archive: nothing is unpacked beyond the size it states."""
    files = archive.infolist()
    if len(files) > MOST_FILES or sum(each.file_size for each in files) > MAX_UNPACKED_BYTES:
        raise refused(say(N_("Unpacked, the file is larger than %(most)s MB."), most=20))
    if any(each.flag_bits & _ENCRYPTED for each in files):
        raise refused(say(N_("The workbook is locked with a password.")))
    names = [each.filename for each in files]
    if len(set(names)) != len(names):
        raise not_a_workbook()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for each in archive.infolist():
        yield each.filename.lower(), archive.read(each)


def _check_part(name: str, part: bytes) -> None:
    if "vbaproject" in name or (name == "[content_types].xml" and b"macroenabled" in part.lower()):
        raise refused(say(N_("The workbook has macros. Save it as .xlsx without them.")))
    if "externallinks/" in name or name.endswith("connections.xml"):
        raise refused(say(N_("The workbook takes data from other files. Remove these links.")))
    if name.endswith((".xml", ".rels", ".vml")) or part.lstrip()[:1] == b"<":
        _check_xml(part)


def _check_xml(part: bytes) -> None:
    """Refuse declarations of entities; another encoding could hide them."""
    encoding = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    strange = encoding is not None and encoding[1].lower() not in _PLAIN
    if strange or b"\x00" in part or part[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise refused(say(N_("The workbook is not written in UTF-8.")))
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refused(say(N_("The workbook declares its own XML entities.")))
