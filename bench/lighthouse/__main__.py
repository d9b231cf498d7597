"""Lighthouse on the page of a whole visit, as a signed-in student sees it on a phone.

`python3 dev.py bench lighthouse` prints one JSON line for each category, and on standard error
what cost points. Lighthouse comes from npm, locked beside this file, into .cache/lighthouse.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.capture.served import Capture, capture_page
from bench.sync import figure
from tests.serving import CHROMIUM, FLAGS
from tools.assets import NPM
from tools.place import CACHE, build_environment, node
from tools.stamps import Stamp
from tools.steps import run, say, step

SOURCE = Path(__file__).parent
TARGET = CACHE / "lighthouse"
LOCKS = ("package.json", "package-lock.json", ".npmrc")
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST = 95


def main() -> None:
    """Ask once and print each category's points of a hundred."""
    _install()
    with capture_page() as page:
        found = _asked(page)
    for name in CATEGORIES:
        category = found["categories"][name]
        figure(f"lighthouse.{name.replace('-', '_')}", 100 * category["score"], LEAST)
        for line in _lost(found, category):
            say(f"  {line}")


def _install() -> None:
    stamp = Stamp(TARGET / ".stamp", tuple(SOURCE / name for name in LOCKS))
    if stamp.is_fresh():
        return
    with step("Install Lighthouse"):
        shutil.rmtree(TARGET, ignore_errors=True)
        TARGET.mkdir(parents=True)
        for name in LOCKS:
            shutil.copy(SOURCE / name, TARGET)
        run([node(), str(NPM), "ci"], cwd=TARGET, env=build_environment())
    stamp.set()


def _asked(page: Capture) -> Any:  # noqa: ANN401  (Lighthouse's own report)
    """Return the report on *page*."""
    name, value = page.cookie
    words = [
        *(node(), str(TARGET / "node_modules" / "lighthouse" / "cli" / "index.js"), page.url),
        *("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"),
        f"--extra-headers={json.dumps({'Cookie': f'{name}={value}'})}",
        f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}",
    ]
    with tempfile.TemporaryDirectory() as folder:
        env = build_environment(CHROME_PATH=CHROMIUM, HOME=folder, TMPDIR=folder)
        told = subprocess.run(words, cwd=TARGET, env=env, stdout=subprocess.PIPE, check=True)
    return json.loads(told.stdout)


def _lost(found: Any, category: Any) -> Iterator[str]:  # noqa: ANN401  (Lighthouse's own report)
    """Yield a line for each audit that cost points."""
    for each in category["auditRefs"]:
        audit = found["audits"][each["id"]]
        if each["weight"] and audit["score"] is not None and audit["score"] < 1:
            said = audit.get("displayValue", "")
            yield f"{audit['id']}: {100 * audit['score']:.0f} (weight {each['weight']}) {said}"


if __name__ == "__main__":
    main()
