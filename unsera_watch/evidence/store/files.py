"""Files under their SHA-256. A file is on the disk for good before anybody says so."""

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import Final, Protocol
from uuid import uuid4

from unsera_watch.evidence.rules import Copy, Trouble, is_digest, refuse
from unsera_watch.evidence.store.darkroom import SHARED, Darkroom
from unsera_watch.kernel.errors import NotFound

_CHUNK_BYTES: Final = 256 * 1024
_HEAD_BYTES: Final = 64


class Readable(Protocol):
    """Anything bytes can be read from, piece by piece."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies in the store's waiting room."""

    path: Path
    digest: str
    size_bytes: int
    head: bytes


class FileStore:
    """A folder of files that are never changed."""

    def __init__(self, root: Path, darkroom: Darkroom = SHARED) -> None:
        """Keep files below *root*; pictures are opened in the *darkroom*."""
        self.root = root
        self.darkroom = darkroom
        self._waiting = root / "tmp"

    def path(self, digest: str) -> Path:
        """Return where an original lies."""
        return self._below("blob", digest, digest)

    def copy_path(self, digest: str, kind: Copy) -> Path:
        """Return where one copy of an original lies."""
        return self._below("derived", digest, f"{digest}-{kind}.jpg")

    def _below(self, folder: str, digest: str, name: str) -> Path:
        if not is_digest(digest):
            raise NotFound("no-such-file")
        return self.root / folder / digest[:2] / name

    @contextmanager
    def temporary(self) -> Iterator[Path]:
        """Lend a name on the same disk; what still lies there afterwards is thrown away."""
        make_folder(self._waiting)
        path = self._waiting / f"{uuid4().hex}.tmp"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    @contextmanager
    def receive(self, stream: Readable, limit: int) -> Iterator[Received]:
        """Take in at most *limit* bytes without holding them in memory."""
        with self.temporary() as path:
            yield _write(path, stream, limit)

    @contextmanager
    def adopt(self, path: Path) -> Iterator[Received]:
        """Take a file that lies on this disk already; what is not kept is thrown away."""
        try:
            yield Received(path, file_digest(path), path.stat().st_size, _head(path))
        finally:
            path.unlink(missing_ok=True)

    def keep(self, received: Received) -> None:
        """Give a received file its name.

        A file of that name holds the same bytes or has rotted, so it is replaced either way.
        """
        _settle(received.path, self.path(received.digest))

    def keep_copy(self, digest: str, kind: Copy, temporary: Path) -> Path:
        """Give a copy its name; one that is there stays, because reports were made with it."""
        path = self.copy_path(digest, kind)
        if not path.exists():
            _settle(temporary, path)
        return path

    def open(self, digest: str) -> BufferedReader:
        """Open an original for reading."""
        return _open(self.path(digest))

    def open_copy(self, digest: str, kind: Copy) -> BufferedReader:
        """Open one copy of an original for reading."""
        return _open(self.copy_path(digest, kind))

    def verify(self, digest: str) -> bool:
        """Say whether the original still has the bytes its name promises."""
        path = self.path(digest)
        return path.is_file() and file_digest(path) == digest

    def delete(self, digests: Collection[str], *, before: datetime) -> None:
        """Remove swept files, except those that somebody brought again since *before*."""
        for digest in digests:
            copies = (self.copy_path(digest, kind) for kind in Copy)
            for path in (self.path(digest), *copies):
                remove_if_older(path, before)

    def sweep_unfinished(self, *, before: datetime) -> None:
        """Remove what a crash left in the waiting room; younger files may still be arriving."""
        for path in self._waiting.glob("*.tmp"):
            remove_if_older(path, before)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, stream: Readable, limit: int) -> Received:
    hasher, size, head = hashlib.sha256(), 0, b""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := stream.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > limit:
                refuse(Trouble.TOO_BIG)
            head = head or chunk[:_HEAD_BYTES]
            hasher.update(chunk)
            file.write(chunk)
    return Received(path, hasher.hexdigest(), size, head)


def _settle(temporary: Path, path: Path) -> None:
    """Move a file to its name so that a power cut loses neither its bytes nor its name."""
    make_folder(path.parent)
    sync_folder(temporary)
    temporary.replace(path)
    sync_folder(path.parent)
    sync_folder(path.parent.parent)  # a parallel process may have made the folder a moment ago


def make_folder(folder: Path) -> None:
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise NotFound("no-such-file") from None


def remove_if_older(path: Path, moment: datetime) -> None:
    try:
        if path.stat().st_mtime < moment.timestamp():
            path.unlink()
    except FileNotFoundError:
        return
