"""Installing: .venv from hashed requirements, the build tools beside it, the package itself."""

import shutil
import sys
from pathlib import Path
from typing import Final

from tools.place import BUILD, ROOT, VENV, build_environment, command
from tools.stamps import Stamp
from tools.steps import CommandFailed, run, step

STAMPS: Final = VENV / ".stamps"
VERSION: Final = f"{sys.version_info.major}.{sys.version_info.minor}"
# The lock names every package with its hash, so there is nothing left to resolve.
PIP: Final = ("-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps")


def packages(group: str) -> None:
    """Make .venv hold what requirements/<group>.txt locks, and the package itself."""
    _venv()
    _locked(group)
    _build_tools()
    _package()


def _venv() -> None:
    stamp = Stamp(STAMPS / "venv", (), (VERSION, str(ROOT)))
    if stamp.is_fresh():
        return
    with step(f"Create .venv with Python {VERSION}"):
        # Scripts name the place they were made for, so a moved checkout starts afresh.
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(VENV)])
        if not Path(command("pip")).exists():
            raise CommandFailed("This Python has no pip of its own; install its venv package.")
    stamp.set()


def _locked(group: str) -> None:
    lock = ROOT / "requirements" / f"{group}.txt"
    stamp = Stamp(STAMPS / group, (lock,))
    if stamp.is_fresh():
        return
    with step(f"Install requirements/{group}.txt"):
        run([command("python"), *PIP, "-r", str(lock)])
    stamp.set()


def _build_tools() -> None:
    """Keep Node and the font tools out of .venv: the application never needs them."""
    lock = ROOT / "requirements" / "build.txt"
    stamp = Stamp(BUILD / ".stamp", (lock,), (VERSION,))
    if stamp.is_fresh():
        return
    with step("Install the build tools (Node, fonts)"):
        shutil.rmtree(BUILD, ignore_errors=True)
        run([command("python"), *PIP, "--no-compile", "--target", str(BUILD), "-r", str(lock)])
    stamp.set()


def _package() -> None:
    sources = (ROOT / "pyproject.toml", ROOT / "unsera_watch" / "__init__.py")
    stamp = Stamp(STAMPS / "package", sources)
    if stamp.is_fresh():
        return
    with step("Install the package (editable)"):
        pip = [command("python"), "-m", "pip", "install", "--quiet"]
        run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], env=build_environment())
    stamp.set()
