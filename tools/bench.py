"""`dev.py bench`: run one benchmark beside a PostgreSQL that waits for its disk like a real one."""

import subprocess
from typing import Final

from tools import assets, browser, install, postgres
from tools.place import ROOT, command, environment

IN_A_BROWSER: Final = {"capture", "lighthouse"}


def measure(name: str) -> int:
    """Run bench/<name>, which prints one JSON line per figure; return its exit status."""
    if name in IN_A_BROWSER:
        return _look(name)
    install.packages("bench")
    assets.build()
    with postgres.server(is_durable=True) as address:
        return _run(name, TEST_DATABASE_URL=address)


def _look(name: str) -> int:
    """Measure what a browser shows, which no database makes slower."""
    install.packages("dev")
    assets.build()
    return _run(name, UNSERA_CHROMIUM=browser.chromium())


def _run(name: str, **changes: str) -> int:
    words = [command("python"), "-m", f"bench.{name}"]
    return subprocess.call(words, cwd=ROOT, env=environment(**changes))
