"""Files that arrive in pieces: each person's own, on the disk before anybody says how far they are.

A piece is written where the last one ended, and synced before it is acknowledged; so after a cut,
a restart or a power failure the next piece goes on where this one stopped.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from unsera_watch.evidence.rules import is_digest
from unsera_watch.evidence.store.files import make_folder, remove_if_older, sync_folder
from unsera_watch.kernel.errors import NotFound

_SUFFIX: Final = ".part"


class WrongOffset(Exception):
    """A piece does not begin where the file ends; `offset` says where that is."""

    def __init__(self, offset: int) -> None:
        """Remember how far the file is."""
        super().__init__(offset)
        self.offset = offset


class Partials:
    """The folder of files that are not whole yet, one folder for each person."""

    def __init__(self, root: Path) -> None:
        """Keep pieces below *root*, on the disk where whole files lie."""
        self.root = root / "partial"

    def path(self, owner: UUID, digest: str) -> Path:
        """Return where one person's unfinished file lies."""
        if not is_digest(digest):
            raise NotFound("no-such-file")
        return self.root / owner.hex / f"{digest}{_SUFFIX}"

    def offset(self, owner: UUID, digest: str) -> int | None:
        """Return how many bytes are safe, or None for a file nobody began."""
        try:
            return self.path(owner, digest).stat().st_size
        except FileNotFoundError:
            return None

    def held(self, owner: UUID, *, but: str) -> tuple[int, int]:
        """Return how many unfinished files a person has besides one, and how many bytes."""
        folder = self.root / owner.hex
        found = [path for path in folder.glob(f"*{_SUFFIX}") if path.stem != but]
        return len(found), sum(_size(path) for path in found)

    @contextmanager
    def alone(self, owner: UUID) -> Iterator[None]:
        """Let one request at a time work on a person's pieces, in whatever process.

        A phone that was cut off asks again at once, while the first request still goes on.
        """
        folder = self.root / owner.hex
        make_folder(folder)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def append(self, owner: UUID, digest: str, offset: int, piece: bytes) -> int:
        """Write a piece at *offset* and return the new end; raise WrongOffset elsewhere.

        The caller is `alone`.
        """
        path = self.path(owner, digest)
        make_folder(path.parent)
        end = self.offset(owner, digest)
        if (end or 0) != offset:
            raise WrongOffset(end or 0)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if end is None:
            sync_folder(path.parent)
        return offset + len(piece)

    def sweep(self, *, before: datetime) -> None:
        """Remove what nobody went on with since *before*."""
        for path in self.root.glob(f"*/*{_SUFFIX}"):
            remove_if_older(path, before)


def _size(path: Path) -> int:
    """Return the size of a file; one that was finished a moment ago has none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
