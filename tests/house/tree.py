"""The project's own files, as git would commit them, for the tests of the house."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is committed or about to be."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.check_output(words, cwd=ROOT, text=True)
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def under(folder: str, suffix: str) -> list[Path]:
    """Return the files below *folder* that end in *suffix*."""
    return [f for f in files() if f.is_relative_to(ROOT / folder) and f.suffix == suffix]


def python() -> list[Path]:
    """Return every Python file but migrations, which are written once and never edited."""
    return [f for f in under(".", ".py") if "migrations/versions" not in f.as_posix()]


def name(path: Path) -> str:
    """Return *path* as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file with its length in lines."""
    for node in ast.walk(tree(path)):
        if isinstance(node, FUNCTIONS):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of each module a file imports, wherever the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
