"""The browser of the journeys: the one that is there, or one from the npm registry."""

import os
import shutil
from pathlib import Path
from typing import Final

from tools.assets import NPM
from tools.place import CACHE, ROOT, build_environment, node
from tools.stamps import Stamp
from tools.steps import run, step

SOURCE: Final = ROOT / "tools" / "chromium"
TARGET: Final = CACHE / "chromium"
INSTALLED: Final = Path("/usr/bin/chromium")


def chromium() -> str:
    """Return the path of a Chromium: $UNSERA_CHROMIUM, Debian's, or our own."""
    given = os.environ.get("UNSERA_CHROMIUM")
    if given:
        return given
    return str(INSTALLED if INSTALLED.exists() else _own())


def _own() -> Path:
    stamp = Stamp(TARGET / ".stamp", (SOURCE,))
    if not stamp.is_fresh():
        with step("Install a Chromium for the journeys"):
            shutil.rmtree(TARGET, ignore_errors=True)
            shutil.copytree(SOURCE, TARGET)
            # The package unpacks itself into the folder for temporary files.
            env = build_environment(TMPDIR=str(TARGET))
            run([node(), str(NPM), "ci"], cwd=TARGET, env=env)
            run([node(), "unpack.mjs"], cwd=TARGET, env=env)
            (TARGET / "chrome").chmod(0o755)
            shutil.rmtree(TARGET / "node_modules")
        stamp.set()
    return TARGET / "chrome"
