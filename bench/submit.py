"""The real submit against a bare endpoint that inserts one row, on the same server.

`python3 dev.py bench submit` prints one JSON line for each figure: requests per second of the
real submit (value), of the bare endpoint (limit), and their ratio.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.clients import Client, measure
from bench.world import Prepared, prepare
from config import Settings

CLIENTS = (1, 8)
SENDS = {1: 150, 8: 400}
WARM_UP = 10


def main() -> None:
    """Measure both databases with one client and with eight."""
    for kind, url in (("sqlite", None), ("postgresql", os.environ.get("TEST_DATABASE_URL"))):
        if kind == "postgresql" and url is None:
            continue
        for clients in CLIENTS:
            _figure(f"submit.{kind}.{clients}", url, clients)


def _figure(name: str, url: str | None, clients: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        env = {} if url is None else {"DATABASE_URL": url}
        prepared = prepare(Settings.from_env(env, folder), clients, SENDS[clients] + WARM_UP)
        limit, value = _both(prepared, clients)
        figure = {"name": name, "value": value, "limit": limit, "ratio": value / limit}
        rounded = {key: each if key == "name" else round(each, 3) for key, each in figure.items()}
        print(json.dumps(rounded), flush=True)
    finally:
        shutil.rmtree(folder)


def _both(prepared: Prepared, clients: int) -> tuple[float, float]:
    """Return requests per second of the bare endpoint and of the real submit."""
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.server", str(prepared.port)], env=prepared.environment()
    )
    try:
        people = [Client(prepared.port, person) for person in prepared.people]
        people[0].wait_until_served()
        count = SENDS[clients] // clients
        for person in people:
            person.warm_up(WARM_UP // clients + 1)
        return measure([one.bare(count) for one in people]), measure(
            [one.real(count) for one in people]
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


if __name__ == "__main__":
    main()
