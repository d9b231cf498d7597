"""`dev.py pictures`: the screenshots of README and docs, taken anew from a fresh demo world."""

import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

from tools import assets, browser, install
from tools.place import ROOT, command, environment
from tools.serve import free_port
from tools.steps import CommandFailed, run, step


def take() -> int:
    """Serve a demo world from a temporary folder and let a browser look at it."""
    install.packages("dev")
    assets.build()
    password = secrets.token_urlsafe(12)
    with TemporaryDirectory() as folder:
        env = environment(
            UNSERA_DATA=folder, UNSERA_DEMO_PASSWORD=password, UNSERA_CHROMIUM=browser.chromium()
        )
        env.pop("DATABASE_URL", None)  # never somebody's own database
        _fill(env)
        with _server(env) as address, step("Take the pictures"):
            script = [command("python"), "-m", "tools.inside.pictures"]
            run([*script, address, str(ROOT / "docs" / "images")], env=env)
    return 0


def _fill(env: dict[str, str]) -> None:
    with step("Fill a demo world"):
        run([command("unsera-watch"), "migrate"], env=env)
        run([command("unsera-watch"), "demo", "--seed", "1"], env=env)


@contextmanager
def _server(env: dict[str, str]) -> Iterator[str]:
    """Serve on a free port and give the address; the server ends with the block."""
    port = free_port()
    words = [command("unsera-watch"), "serve", "--port", str(port)]
    with (Path(env["UNSERA_DATA"]) / "serve.log").open("wb") as told:
        server = subprocess.Popen(words, env=env, stdout=told, stderr=subprocess.STDOUT)
    try:
        _wait(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        try:
            with urlopen(f"{address}/readyz"):  # noqa: S310  (our own server)
                return
        except URLError:
            sleep(0.1)
        if server.poll() is not None:
            break
    raise CommandFailed("The server of the pictures does not answer.")
