"""The keeper of the separate process that opens pictures: one at a time, and never here.

Whatever a picture does to its decoder happens in a process that holds no secrets, may use
little memory and time, and is thrown away.
"""

import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from select import POLLIN, poll
from typing import IO, Any, Final

import unsera_watch
from unsera_watch.evidence.rules import MAX_PIXELS, Mime, Trouble, refuse
from unsera_watch.kernel.errors import TooMany
from unsera_watch.kernel.words import N_, say

_CHILD: Final = "unsera_watch.evidence.store.developing"
_FOLDER: Final = Path(unsera_watch.__file__).resolve().parents[1]
_MEMORY_BYTES: Final = 1024**3
_SECONDS: Final = 20
_GRACE_S: Final = 5
_TURN_S: Final = 60
_NOTHING: Final = b""


@dataclass(frozen=True, slots=True)
class Limits:
    """What opening one picture may cost."""

    memory_bytes: int = _MEMORY_BYTES
    seconds: int = _SECONDS
    turn_s: float = _TURN_S


@dataclass(frozen=True, slots=True)
class Developed:
    """What was seen in a picture: its size upright, what the camera wrote, the copies' sizes."""

    width: int
    height: int
    exif: dict[str, Any]
    copies: tuple[tuple[int, int], ...]


class Darkroom:
    """A door to the child process; it is started when first needed and after it died."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Open pictures within *limits*."""
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._parent_pid = 0

    @property
    def pid(self) -> int:
        """Return the child's process id, 0 before the first picture."""
        return self._child.pid if self._child else 0

    def develop(self, picture: Path, mime: Mime, copies: Mapping[Path, int]) -> Developed:
        """Write a copy of *picture* to each path with that long side; refuse what is no photo."""
        job = {
            "picture": str(picture),
            "mime": mime.value,
            "max_pixels": MAX_PIXELS[mime],
            "memory_bytes": self._limits.memory_bytes,
            "seconds": self._limits.seconds,
            "copies": [[str(path), side] for path, side in copies.items()],
        }
        return _read(self._ask_in_turn(json.dumps(job).encode() + b"\n"))

    def _ask_in_turn(self, job: bytes) -> bytes:
        if not self._turn.acquire(timeout=self._limits.turn_s):
            raise TooMany(
                "darkroom-busy",
                say(N_("Many photos are arriving just now. Try again in a minute.")),
                wait_seconds=_TURN_S,
            )
        try:
            return self._ask(job)
        finally:
            self._turn.release()

    def _ask(self, job: bytes) -> bytes:
        """Ask again if the child is dead: a picture kills its fork only, so it is not to blame."""
        for _ in range(2):
            child = self._living_child()
            answer = _exchange(child, job, self._limits.seconds + _GRACE_S)
            if answer.endswith(b"\n"):
                return answer
            child.kill()
            child.wait()
        return _NOTHING

    def _living_child(self) -> subprocess.Popen[bytes]:
        """Return this process's own child: after a fork two would write into one pipe."""
        child = self._child
        if child is None or self._parent_pid != os.getpid() or child.poll() is not None:
            child = self._child = _start()
            self._parent_pid = os.getpid()
            weakref.finalize(self, _stop, child)
        return child


def _start() -> subprocess.Popen[bytes]:
    """Start the child without the environment, where passwords may stand.

    Its own session keeps it alive through Ctrl-C; it ends when our end of the pipe closes.
    """
    return subprocess.Popen(  # noqa: S603  (our own module, our own interpreter)
        [sys.executable, "-m", _CHILD],
        cwd=_FOLDER,
        env={"MALLOC_ARENA_MAX": "2"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _stop(child: subprocess.Popen[bytes]) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    try:
        child.wait(timeout=_GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _exchange(child: subprocess.Popen[bytes], job: bytes, seconds: float) -> bytes:
    """Return the child's one line; something shorter when it died or took too long."""
    asking, answering = _pipe(child.stdin), _pipe(child.stdout)
    try:
        os.write(asking.fileno(), job)
    except BrokenPipeError:
        return _NOTHING
    ready, answer = poll(), _NOTHING
    ready.register(answering.fileno(), POLLIN)
    while not answer.endswith(b"\n") and ready.poll(seconds * 1000):
        piece = os.read(answering.fileno(), 65_536)
        if not piece:
            break
        answer += piece
    return answer


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        message = "the darkroom was started without pipes"
        raise RuntimeError(message)
    return pipe


def _read(answer: bytes) -> Developed:
    if answer == _NOTHING:
        refuse(Trouble.TOO_HEAVY)
    seen = json.loads(answer)
    if "errno" in seen:
        raise OSError(seen["errno"], os.strerror(seen["errno"]))
    if "trouble" in seen:
        refuse(Trouble(seen["trouble"]))
    copies = tuple((int(width), int(height)) for width, height in seen["copies"])
    return Developed(int(seen["width"]), int(seen["height"]), dict(seen["exif"]), copies)


# One at a time for each process, however many stores it opens.
SHARED: Final = Darkroom()
