"""`dev.py run`: prepare the installation in the data folder, then become its server."""

import os
import socket
import subprocess
from pathlib import Path
from typing import NoReturn

from tools import assets, install
from tools.place import IS_WINDOWS, ROOT, command, environment
from tools.stamps import Stamp
from tools.steps import run, step


def serve(port: int, data: Path, *, with_demo: bool) -> NoReturn:
    """Install, build, migrate, fill an empty installation, serve; never returns."""
    install.packages("main")
    assets.build()
    data.mkdir(parents=True, exist_ok=True)
    env = environment(UNSERA_DATA=str(data))
    _prepare(data, env, with_demo=with_demo)
    _become([command("unsera-watch"), "serve", "--port", str(port)], env)


def _prepare(data: Path, env: dict[str, str], *, with_demo: bool) -> None:
    stamp = Stamp(data / ".prepared", (ROOT / "migrations" / "versions",), (str(with_demo),))
    # A database elsewhere may have changed under us; our own file only when migrations do.
    if "DATABASE_URL" not in env and stamp.is_fresh() and (data / "unsera.db").is_file():
        return
    with step("Migrate the database"):
        run([command("unsera-watch"), "migrate"], env=env)
    if with_demo:
        with step("Fill an empty installation with the demo world"):
            run([command("unsera-watch"), "demo", "--seed", "1", "--if-empty"], env=env)
    stamp.set()


def _become(words: list[str], env: dict[str, str]) -> NoReturn:
    """Replace this process, so that Ctrl-C and SIGTERM reach the server itself."""
    os.chdir(ROOT)
    if IS_WINDOWS:
        raise SystemExit(subprocess.call(words, env=env))
    os.execve(words[0], words, env)  # noqa: S606  (the path is ours and there is no shell)


def free_port() -> int:
    """Return a port of this machine where nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
