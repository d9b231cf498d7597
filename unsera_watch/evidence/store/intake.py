"""From a stream to files that lie safely on the disk; no database is touched."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unsera_watch.evidence import rules
from unsera_watch.evidence.rules import LONG_SIDE_PX, Copy, Mime, Trouble
from unsera_watch.evidence.store.darkroom import Developed
from unsera_watch.evidence.store.files import FileStore, Readable, Received, file_digest


@dataclass(frozen=True, slots=True)
class CopyMade:
    """One copy as it lies in the store."""

    kind: Copy
    sha256: str
    size_bytes: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo whose bytes and copies are safe."""

    digest: str
    size_bytes: int
    mime: Mime
    width: int
    height: int
    exif: dict[str, Any]
    copies: tuple[CopyMade, ...]


def take_in(store: FileStore, stream: Readable, claimed_sha256: str | None = None) -> Photo:
    """Receive, judge, develop and keep one photo."""
    with store.receive(stream, rules.MAX_PHOTO_BYTES) as received:
        return _judge(store, received, claimed_sha256)


def take_over(store: FileStore, path: Path, claimed_sha256: str) -> Photo:
    """Judge, develop and keep a photo that arrived in pieces; its file is gone either way."""
    with store.adopt(path) as received:
        return _judge(store, received, claimed_sha256)


def _judge(store: FileStore, received: Received, claimed_sha256: str | None) -> Photo:
    if claimed_sha256 is not None and claimed_sha256.lower() != received.digest:
        rules.refuse(Trouble.ALTERED)
    return _develop(store, received, rules.sniff(received.head))


def _develop(store: FileStore, received: Received, mime: Mime) -> Photo:
    with ExitStack() as stack:
        papers = {kind: stack.enter_context(store.temporary()) for kind in Copy}
        sides = {path: LONG_SIDE_PX[kind] for kind, path in papers.items()}
        seen = store.darkroom.develop(received.path, mime, sides)
        store.keep(received)
        copies = _keep_copies(store, received.digest, papers, seen)
    return Photo(
        digest=received.digest,
        size_bytes=received.size_bytes,
        mime=mime,
        width=seen.width,
        height=seen.height,
        exif=seen.exif,
        copies=copies,
    )


def _keep_copies(
    store: FileStore, digest: str, papers: dict[Copy, Path], seen: Developed
) -> tuple[CopyMade, ...]:
    made = []
    for (kind, paper), (width, height) in zip(papers.items(), seen.copies, strict=True):
        path = store.keep_copy(digest, kind, paper)
        made.append(CopyMade(kind, file_digest(path), path.stat().st_size, width, height))
    return tuple(made)
