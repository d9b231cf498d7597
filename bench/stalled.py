"""Uploads that stand still: phones that went behind a wall in the middle of a photo."""

import socket
from contextlib import ExitStack
from http.client import HTTPConnection
from time import monotonic, sleep

ASKS = 200
SHA = "0" * 64
PROMISED = 256 * 1024


def healthz_ms(port: int, token: str, count: int) -> float:
    """Return the slowest of many answers of /healthz while *count* uploads are half sent."""
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(_half_sent(port, token))
        sleep(1)
        return max(_healthz(port) for _ in range(ASKS))


def _half_sent(port: int, token: str) -> socket.socket:
    """Open an upload, send the first half of its piece, and stay."""
    opened = socket.create_connection(("127.0.0.1", port), timeout=60)
    head = (
        f"PATCH /sync/uploads/{SHA} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sid={token}\r\n"
        "Sec-Fetch-Site: same-origin\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Upload-Offset: 0\r\nUpload-Length: {PROMISED}\r\nContent-Length: {PROMISED}\r\n\r\n"
    )
    opened.sendall(head.encode() + b"x" * (PROMISED // 2))
    return opened


def _healthz(port: int) -> float:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    began = monotonic()
    connection.request("GET", "/healthz")
    answer = connection.getresponse()
    answer.read()
    taken = (monotonic() - began) * 1000
    connection.close()
    if answer.status != 200:  # noqa: PLR2004  (well)
        message = f"/healthz answered {answer.status}"
        raise RuntimeError(message)
    return taken
