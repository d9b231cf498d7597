"""Steps: each has a name and a duration, is quiet when it works and tells all when it does not."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from tools.place import ROOT, environment


class StepFailed(Exception):
    """A step did not work; carries its name and what it printed."""

    def __init__(self, name: str, output: str) -> None:
        super().__init__(name)
        self.name = name
        self.output = output


class CommandFailed(Exception):
    """A program ended with an error; carries what it printed."""


def say(words: str, end: str = "\n") -> None:
    """Report on standard error, so that standard output stays free for results."""
    print(words, end=end, file=sys.stderr, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce the step *name*, time it, and say which one failed."""
    started = monotonic()
    say(f"  {name} … ", end="")
    try:
        yield
    except CommandFailed as failure:
        say("failed")
        raise StepFailed(name, str(failure)) from None
    say(f"{monotonic() - started:.1f} s")


def run(words: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Run a program quietly and return what it printed; raise that when it fails."""
    done = subprocess.run(
        words,
        cwd=cwd,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise CommandFailed(f"$ {' '.join(words)}\n{done.stdout}")
    return done.stdout
