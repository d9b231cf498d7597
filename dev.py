#!/usr/bin/env python3
"""The two commands: `python3 dev.py run`, `python3 dev.py test`. Needs Python 3.11, no more."""

import argparse
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

if sys.version_info < (3, 11):  # noqa: UP036  (a newcomer may have an older one)
    sys.exit("Unsera Watch needs Python 3.11 or newer; this is " + sys.version.split()[0])

# Below the line above: older Pythons cannot even read these.
from tools import assets, bench, checks, install, pictures, serve
from tools.parts import NAMES, PARTS
from tools.place import ROOT
from tools.steps import CommandFailed, StepFailed, say

INTERRUPTED: Final = 130


def main() -> int:
    # A polite end, so that what we started ends with us.
    signal.signal(signal.SIGTERM, _stop)
    asked = _arguments().parse_args()
    try:
        return _do(asked)
    except StepFailed as failure:
        say(f"\n{failure.output.rstrip()}\n\nThis step failed: {failure.name}")
        return 1
    except CommandFailed as failure:
        say(f"\n{failure}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return INTERRUPTED


def _do(asked: argparse.Namespace) -> int:
    match asked.command:
        case "run":
            serve.serve(asked.port, asked.data.resolve(), with_demo=not asked.no_demo)
        case "test":
            return checks.check(asked.part)
        case "bench":
            return bench.measure(asked.name)
        case "pictures":
            return pictures.take()
        case "setup":
            install.packages("dev")
    assets.build()
    return 0


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, prog="dev.py")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _ask_run(commands.add_parser("run", help="install what is missing and serve"))
    _ask_test(commands.add_parser("test", help="run every check and every test, or some"))
    measure = commands.add_parser("bench", help="run one benchmark of bench/")
    measure.add_argument("name", metavar="NAME", help="submit, for bench/submit.py")
    commands.add_parser("setup", help="install all that development needs and build the assets")
    commands.add_parser("pictures", help="take the screenshots of README and docs anew")
    commands.add_parser("assets", help="build styles, scripts, fonts and translations")
    return parser


def _ask_run(run: argparse.ArgumentParser) -> None:
    run.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    run.add_argument(
        "--data", type=Path, default=ROOT / "var", help="the folder of this installation (var)"
    )
    run.add_argument("--no-demo", action="store_true", help="leave an empty installation empty")


def _ask_test(test: argparse.ArgumentParser) -> None:
    parts = "\n".join(f"  {part.name:20} {part.title}" for part in PARTS)
    test.formatter_class = argparse.RawDescriptionHelpFormatter
    test.epilog = f"parts, in the order they run:\n{parts}"
    test.add_argument("part", nargs="*", type=_part, metavar="PART", help="a name from below")


def _part(name: str) -> str:
    if name not in NAMES:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(NAMES)}")
    return name


if __name__ == "__main__":
    sys.exit(main())
