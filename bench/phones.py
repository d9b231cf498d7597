"""Phones with a bad connection: what each sends, again and again, until the receipt is in."""

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from multiprocessing import get_context
from socket import SHUT_RDWR
from threading import Thread
from time import sleep
from typing import Any

PIECE = 256 * 1024
JSON = {"Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
MOST_TRIES = 60
HALF = 0.5
BUSY = {429, 503}
FINISHED, MADE, THERE = 204, 201, 200


class Later(Exception):
    """The server asks to try again in a moment."""


class Cut(Exception):
    """The connection broke, before, in the middle of, or after what was sent."""


@dataclass(frozen=True, slots=True)
class Record:
    """One visit with the photos it names."""

    name: str
    body: dict[str, Any]
    photos: tuple[bytes, ...]


@dataclass(slots=True)
class Phone:
    """One student's phone: a queue, a connection, and a dice for when it breaks."""

    port: int
    token: str
    records: Sequence[Record]
    cut_share: float
    seed: int
    cuts: int = 0
    receipts: dict[str, set[str]] = field(default_factory=dict)

    def send_all(self) -> "Phone":
        """Send every record until each has its receipt; a lost answer is asked for again."""
        dice = random.Random(self.seed)  # noqa: S311  (repeatable bad luck, no secret)
        for record in self.records:
            self._until_in(lambda record=record: self._send(dice, record))
            # A phone that lost the last answer asks once more, whatever it has been told.
            self._until_in(lambda record=record: self._put(dice, record))
        return self

    def _until_in(self, work: Callable[[], None]) -> None:
        for _ in range(MOST_TRIES):
            try:
                return work()
            except Cut:
                self.cuts += 1
            except Later:
                sleep(1)
        message = "a record never arrived"
        raise RuntimeError(message)

    def _send(self, dice: random.Random, record: Record) -> None:
        for photo in record.photos:
            self._photo(dice, photo)
        self._put(dice, record)

    def _photo(self, dice: random.Random, photo: bytes) -> None:
        address = f"/sync/uploads/{hashlib.sha256(photo).hexdigest()}"
        _, headers, _ = self._ask(dice, "HEAD", address, b"", {})
        offset = int(headers["Upload-Offset"])
        while "Upload-Length" not in headers:
            piece = photo[offset : offset + PIECE]
            said = {
                "Content-Type": "application/offset+octet-stream",
                "Upload-Offset": str(offset),
                "Upload-Length": str(len(photo)),
            }
            status, headers, text = self._ask(dice, "PATCH", address, piece, said)
            if status not in {FINISHED, MADE, THERE}:
                raise RuntimeError(f"{status} {text[:200]!r}")
            offset = int(headers["Upload-Offset"])

    def _put(self, dice: random.Random, record: Record) -> None:
        address = f"/sync/observations/{record.name}"
        data = json.dumps(record.body).encode()
        said = {"Content-Type": "application/json"}
        status, _, text = self._ask(dice, "PUT", address, data, said)
        if status not in {MADE, THERE}:
            raise RuntimeError(f"{status} {text[:300]!r}")
        self.receipts.setdefault(record.name, set()).add(json.loads(text)["receipt"])

    def _ask(
        self, dice: random.Random, method: str, address: str, data: bytes, headers: dict[str, str]
    ) -> tuple[int, Any, bytes]:
        """Ask once; a share of the connections breaks in the middle, or before the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        said = {**JSON, **headers, "Cookie": f"sid={self.token}"}
        is_cut, is_early = dice.random() < self.cut_share, dice.random() < HALF
        try:
            if is_cut and is_early:
                _send_half(connection, method, address, data, said)
                raise Cut
            connection.request(method, address, data, said)
            if is_cut:
                raise Cut
            answer = connection.getresponse()
            if answer.status in BUSY:
                raise Later
            return answer.status, answer.headers, answer.read()
        except (OSError, HTTPException) as problem:
            raise Cut from problem
        finally:
            connection.close()


def _send_half(
    connection: HTTPConnection, method: str, address: str, data: bytes, headers: dict[str, str]
) -> None:
    """Begin a request and break off in the middle of its body."""
    connection.putrequest(method, address)
    for name, value in (headers | {"Content-Length": str(len(data))}).items():
        connection.putheader(name, value)
    connection.endheaders(data[: len(data) // 2])
    with suppress(OSError):
        connection.sock.shutdown(SHUT_RDWR)


def at_once(phones: Sequence[Phone], processes: int) -> list[Phone]:
    """Let the phones send side by side, spread over some processes; return them afterwards."""
    shares = [phones[number::processes] for number in range(processes)]
    with get_context("fork").Pool(processes) as pool:
        return [phone for share in pool.map(_together, shares) for phone in share]


def _together(phones: Sequence[Phone]) -> list[Phone]:
    threads = [Thread(target=phone.send_all) for phone in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(phones)
