"""Promises about what stands, and does not stand, in the source."""

import re
from itertools import pairwise

from tests.house import tree

DRAWERS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
# This file itself is not searched.
HOSTS = re.compile(r"(pypi|pythonhosted|npmjs)\.(org|com)|deb\.debian\.|proxy\.golang")
MACHINE = re.compile(r"(?<![\w.~-])/(work|root|home)/\w")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|nosec|pragma: no cover)[^#(]*(?P<why>.*)")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")


def lines(paths):
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="ignore")
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{tree.name(path)}:{number}", line


def found(pattern, paths):
    return [place for place, line in lines(paths) if pattern.search(line)]


def is_mute(line, above):
    """Say whether a flush has no reason on its line nor on the one above."""
    return "session.flush(" in line and "# " not in line and not above.strip().startswith("# ")


def others():
    return [path for path in tree.files() if path.name != "test_source.py"]


def test_no_module_is_a_drawer():
    names = {
        part for path in tree.files() for part in (path.stem, *path.relative_to(tree.ROOT).parts)
    }

    assert names & DRAWERS == set()


def test_no_file_names_a_package_index():
    assert found(HOSTS, others()) == []


def test_no_file_names_a_place_on_one_machine():
    assert found(MACHINE, others()) == []


def test_nothing_is_left_unfinished():
    assert found(UNFINISHED, [p for p in tree.python() if p.name != "test_source.py"]) == []


def test_every_silenced_check_says_why():
    silenced = [(place, SILENCED.search(line)) for place, line in lines(tree.python())]

    mute = [place for place, hit in silenced if hit and not re.search(r"[a-z]{2}", hit["why"])]
    assert mute == []


def test_every_flush_says_why():
    code = list(lines(tree.under("unsera_watch", ".py")))

    mute = [here for (_, above), (here, line) in pairwise(code) if is_mute(line, above)]
    assert mute == []


def test_only_the_unit_of_work_commits():
    code = [
        p for p in tree.under("unsera_watch", ".py") if tree.name(p) != "unsera_watch/db/work.py"
    ]

    assert found(re.compile(r"\.commit\("), code) == []


def test_no_test_is_skipped():
    tests = [path for path in tree.under("tests", ".py") if path.name != "test_source.py"]

    assert (
        found(re.compile(r"pytest\.(skip|importorskip|mark\.(skip|skipif|xfail))\b"), tests) == []
    )
