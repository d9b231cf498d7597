"""`dev.py bench`: run one benchmark beside a PostgreSQL that waits for its disk like a real one."""

import subprocess

from tools import assets, install, postgres
from tools.place import ROOT, command, environment


def measure(name: str) -> int:
    """Run bench/<name>.py, which prints one JSON line per figure; return its exit status."""
    install.packages("bench")
    assets.build()
    with postgres.server(is_durable=True) as address:
        env = environment(TEST_DATABASE_URL=address)
        return subprocess.call([command("python"), "-m", f"bench.{name}"], cwd=ROOT, env=env)
