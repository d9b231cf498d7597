"""Clients that keep one connection each, and the clock that watches them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Barrier
from time import monotonic, sleep
from urllib.parse import urlencode

from bench.world import Person

HEADERS = {
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/x-www-form-urlencoded",
}
SENT = 303
MADE = 201


class Client:
    """One student's phone."""

    def __init__(self, port: int, person: Person) -> None:
        """Open nothing yet."""
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {**HEADERS, "Cookie": f"sid={person.token}"}
        self.waiting = list(person.drafts)

    def wait_until_served(self) -> None:
        """Ask for the health page until it answers."""
        for _ in range(200):
            try:
                self._ask("GET", "/healthz", "", 200)
            except OSError:
                self.connection.close()
                sleep(0.1)
            else:
                return
        message = "the server does not answer"
        raise RuntimeError(message)

    def warm_up(self, count: int) -> None:
        """Let the server import and cache what it needs."""
        self.bare(count)()
        self.real(count)()

    def bare(self, count: int) -> Callable[[], int]:
        """Return the work of posting *count* times to the bare endpoint."""
        return lambda: sum(self._ask("POST", "/bench/bare", "", MADE) for _ in range(count))

    def real(self, count: int) -> Callable[[], int]:
        """Return the work of sending *count* drafts."""
        return lambda: sum(self._send() for _ in range(count))

    def _send(self) -> int:
        draft, ended_at = self.waiting.pop()
        ending = {"saved_n": "1", "ended_at": ended_at, "outcome": "done", "go": "send"}
        return self._ask("POST", f"/drafts/{draft}/finish", urlencode(ending), SENT)

    def _ask(self, method: str, path: str, body: str, expected: int) -> int:
        self.connection.request(method, path, body, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != expected:
            message = f"{method} {path}: {answer.status} {text[:300]!r}"
            raise RuntimeError(message)
        return 1


def measure(works: Sequence[Callable[[], int]]) -> float:
    """Return how many requests per second the *works* do side by side."""
    barrier = Barrier(len(works) + 1)

    def start(work: Callable[[], int]) -> int:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(start, work) for work in works]
        barrier.wait()
        began = monotonic()
        done = sum(each.result() for each in running)
        return done / (monotonic() - began)
