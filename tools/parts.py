"""The parts of `dev.py test`, cheap ones first, as a table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tools.place import FRONTEND, command, node


class Need(StrEnum):
    """What a part wants running or installed besides the packages."""

    POSTGRESQL = "postgresql"
    CHROMIUM = "chromium"


@dataclass(frozen=True, slots=True)
class Part:
    """One check: its name on the command line, what it does, the program to run."""

    name: str
    title: str
    words: tuple[str, ...]
    needs: frozenset[Need] = frozenset()
    is_extra: bool = False  # run only when it is named


def _tool(name: str, *words: str) -> tuple[str, ...]:
    return (command(name), *words)


def _tests(*words: str) -> tuple[str, ...]:
    return (command("python"), "-m", "pytest", *words)


_UNIT: Final = ("tests", "--ignore=tests/journeys", "-n", "2", "--dist", "loadgroup")
PARTS: Final = (
    Part("lint", "ruff check", _tool("ruff", "check", ".")),
    Part("format", "ruff format", _tool("ruff", "format", "--check", ".")),
    Part("imports", "import contracts", _tool("lint-imports")),
    Part("types", "mypy", _tool("mypy")),
    Part("dependencies", "deptry", _tool("deptry", ".")),
    Part("templates", "djlint", _tool("djlint", "templates", "--lint", "--quiet")),
    Part("spelling", "codespell", _tool("codespell")),
    Part("docs", "generated pages are current", _tool("unsera-watch", "docs", "--check")),
    Part(
        "translations",
        "Indonesian is complete",
        (command("python"), "-m", "tools.inside.catalogues", "check"),
    ),
    Part(
        "frontend-types",
        "TypeScript",
        (node(), str(FRONTEND / "node_modules" / "typescript" / "bin" / "tsc"), "-p", "frontend"),
    ),
    Part("frontend-tests", "tests of the scripts", (node(), "--test", "tests/js/*.test.ts")),
    Part("unit", "tests on SQLite", _tests(*_UNIT)),
    Part("postgresql", "tests on PostgreSQL", _tests(*_UNIT), frozenset({Need.POSTGRESQL})),
    Part(
        "journeys",
        "the story in a browser, on SQLite",
        _tests("tests/journeys", "-n", "2", "--dist", "loadgroup"),
        frozenset({Need.CHROMIUM}),
    ),
    Part(
        "journeys-postgresql",
        "the story in a browser, on PostgreSQL",
        _tests("tests/journeys", "-n", "2", "--dist", "loadgroup"),
        frozenset({Need.CHROMIUM, Need.POSTGRESQL}),
    ),
    # Slower than `unit`, and nothing fails by it: for whoever wants to see what no test meets.
    Part(
        "coverage",
        "tests on SQLite with branch coverage, only when named",
        _tests(*_UNIT, "--cov", "--cov-report=term"),
        is_extra=True,
    ),
)
NAMES: Final = tuple(part.name for part in PARTS)
