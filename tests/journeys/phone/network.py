"""The network between a phone and the server: it loses answers, cuts requests, and counts all."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, ClassVar

HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length"})


class Fate(StrEnum):
    """What becomes of one request."""

    PASS = "passes"
    REFUSE = "never reaches the server"
    FAIL = "is answered with 500 and never reaches the server"
    LOSE = "reaches the server, and its answer is lost"
    KILL = "reaches the server, which dies before it can answer"


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as the network saw it."""

    method: str
    path: str
    offset: str | None
    fate: Fate
    status: int


class Network:
    """Forwards to the server at *target*; *fate* decides on each request, *alter* on its answer."""

    def __init__(self, port: int, target: int) -> None:
        """Listen on *port* once started."""
        self.address = f"http://127.0.0.1:{port}"
        self.target = target
        self.seen: list[Seen] = []
        self.fate: Callable[[str, str, int], Fate] = lambda _method, _path, _number: Fate.PASS
        self.alter: Callable[[str, bytes], bytes] = lambda _path, text: text
        self.killing: Callable[[], None] = lambda: None
        self._lock = Lock()
        self._numbers: dict[str, int] = {}
        handler = type("Passing", (_Passing,), {"network": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True

    def start(self) -> None:
        """Forward in the background."""
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Forward nothing more."""
        self._server.shutdown()
        self._server.server_close()

    def of(self, method: str) -> list[Seen]:
        """Return what was seen of one method under /sync/, oldest first."""
        return [each for each in self.seen if each.method == method and "/sync/" in each.path]

    def decide(self, method: str, path: str) -> Fate:
        """Return the fate of the next request of this method, counted from 1."""
        with self._lock:
            number = self._numbers[method] = self._numbers.get(method, 0) + 1
        return self.fate(method, path, number)


class _Passing(BaseHTTPRequestHandler):
    """One request on its way."""

    network: ClassVar[Network]
    protocol_version = "HTTP/1.1"

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fate = self.network.decide(self.command, self.path)
        status = self._meet(fate, body)
        offset = self.headers.get("Upload-Offset")
        self.network.seen.append(Seen(self.command, self.path, offset, fate, status))

    def _meet(self, fate: Fate, body: bytes) -> int:
        if fate is Fate.REFUSE:
            return self._hang_up()
        if fate is Fate.FAIL:
            self._say(500, [], b"")
            return 500
        try:
            status, headers, text = self._forward(body)
        except (OSError, HTTPException):
            return self._hang_up()
        if fate is Fate.KILL:
            self.network.killing()
        if fate is not Fate.PASS:
            self._hang_up()
            return status
        self._say(status, headers, self.network.alter(self.path, text))
        return status

    def _forward(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        onward = HTTPConnection("127.0.0.1", self.network.target, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        onward.request(self.command, self.path, body, headers)
        answer = onward.getresponse()
        found = answer.status, answer.getheaders(), answer.read()
        onward.close()
        return found

    def _say(self, status: int, headers: list[tuple[str, str]], text: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def _hang_up(self) -> int:
        self.close_connection = True
        self.connection.close()
        return 0

    def log_message(self, *_words: Any) -> None:
        """Say nothing: the tests look at what was seen."""

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = _pass  # noqa: N815  (the library's names)
