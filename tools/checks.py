"""`dev.py test`: run every part, go on after a failure, say at the end which ones failed."""

import subprocess
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from time import monotonic

from tools import assets, browser, install, postgres
from tools.parts import PARTS, Need, Part
from tools.place import ROOT, environment


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one part went."""

    part: Part
    passed: bool
    seconds: float


def check(names: Collection[str]) -> int:
    """Run the parts *names* (none means all) and return the exit status."""
    chosen = [part for part in PARTS if part.name in names or not (names or part.is_extra)]
    install.packages("dev")
    assets.build()
    with ExitStack() as running:
        extra = _surroundings(chosen, running)
        outcomes = [_run(part, extra) for part in chosen]
    return _report(outcomes)


def _surroundings(chosen: Sequence[Part], running: ExitStack) -> dict[Need, dict[str, str]]:
    """Start or find what the chosen parts need; return the variables that point there."""
    needed = {need for part in chosen for need in part.needs}
    extra: dict[Need, dict[str, str]] = {}
    if Need.CHROMIUM in needed:
        extra[Need.CHROMIUM] = {"UNSERA_CHROMIUM": browser.chromium()}
    if Need.POSTGRESQL in needed:
        address = running.enter_context(postgres.server())
        extra[Need.POSTGRESQL] = {"TEST_DATABASE_URL": address}
    return extra


def _run(part: Part, extra: dict[Need, dict[str, str]]) -> Outcome:
    print(f"\n=== {part.name}: {part.title}", flush=True)
    env = environment()
    env.pop("TEST_DATABASE_URL", None)
    for need in part.needs:
        env.update(extra[need])
    started = monotonic()
    passed = subprocess.call(part.words, cwd=ROOT, env=env) == 0
    outcome = Outcome(part, passed, monotonic() - started)
    print(_line(outcome), flush=True)
    return outcome


def _line(outcome: Outcome) -> str:
    verdict = "passed" if outcome.passed else "FAILED"
    return f"--- {outcome.part.name} {verdict} in {outcome.seconds:.1f} s"


def _report(outcomes: Sequence[Outcome]) -> int:
    print()
    for outcome in outcomes:
        print(_line(outcome))
    failed = [outcome.part.name for outcome in outcomes if not outcome.passed]
    if failed:
        print(f"\nFailed: {', '.join(failed)}. Again: python3 dev.py test {' '.join(failed)}")
        return 1
    print(f"\nAll {len(outcomes)} parts passed.")
    return 0
