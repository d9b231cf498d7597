"""The PostgreSQL of the tests: the one given, or one of our own for as long as it is needed."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.place import CACHE, ROOT, command, environment
from tools.steps import CommandFailed, step


@contextmanager
def server(*, is_durable: bool = False) -> Iterator[str]:
    """Yield the address of a server where we may create databases and roles."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    (CACHE / "tmp").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE / "tmp", prefix="pg-") as folder:
        yield from _own(Path(folder), "durable" if is_durable else "fast")


def _own(folder: Path, mode: str) -> Iterator[str]:
    words = [command("python"), "-m", "tools.inside.postgres", str(folder / "data"), mode]
    env = environment(XDG_RUNTIME_DIR=str(folder))
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            with step("Start PostgreSQL"):
                address = _address(child)
            yield address
        finally:
            # The end of its standard input is the child's word to stop.
            child.communicate()


def _address(child: "subprocess.Popen[str]") -> str:
    address = child.stdout.readline().strip() if child.stdout else ""
    if not address:
        raise CommandFailed("The embedded PostgreSQL did not start; its words stand above.")
    return address
