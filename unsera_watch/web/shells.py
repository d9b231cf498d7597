"""Pages that hold nothing of their reader: made and compressed once, then handed out as is."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from flask import Response, request

MOST: Final = 64
"""As many as one process keeps; a form in two languages is two."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page as it travels, and what tells it from an older one."""

    packed: bytes
    etag: str


class Shells:
    """The shells of one process, those asked for longest ago given up first."""

    def __init__(self) -> None:
        """Start with none."""
        self._held: OrderedDict[Hashable, Shell] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], str]) -> Shell:
        """Return the shell called *key*; make it where nobody has asked for it yet."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
        shell = pack(make())
        with self._lock:
            self._held[key] = shell
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return shell


def pack(text: str) -> Shell:
    """Compress a page; no moment of making inside, so the same page gives the same bytes."""
    plain = text.encode()
    return Shell(gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:32])


def answer(shell: Shell) -> Response:
    """Hand out *shell*: nothing at all to a browser that has it, else compressed where understood.

    Compressing is safe here because the page holds no secret beside what somebody sent.
    """
    is_packed = request.accept_encodings.quality("gzip") > 0
    response = Response(
        shell.packed if is_packed else gzip.decompress(shell.packed), mimetype="text/html"
    )
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    response.set_etag(shell.etag, weak=True)
    response.make_conditional(request)
    return response
