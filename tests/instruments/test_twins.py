"""Python and the browser judge alike what is asked, what is sound and what is wrong.

Python draws definitions and answers and says what it finds; Node, once for all of them, finds the
same with the scripts of `frontend/src/form/`. Nothing here touches a database.
"""

import json
import subprocess
import sys

import pytest

from tools.place import ROOT, node
from unsera_watch.instruments.rules.sentences import SENTENCES

DEFINITIONS, CASES = 320, 50


def written(path, definitions, cases):
    words = (str(path), str(definitions), str(cases), "one seed, so that a failure comes back")
    subprocess.run([sys.executable, "-m", "tests.instruments.twins", *words], cwd=ROOT, check=True)
    return path


def differences(path):
    words = [node(), str(ROOT / "tests" / "js" / "twin.ts"), str(path)]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


@pytest.fixture
def some(tmp_path):
    """Two lines: what is given, and what Python finds."""
    return written(tmp_path / "some.jsonl", 1, 20)


def test_the_twins_never_differ(tmp_path):
    path = written(tmp_path / "cases.jsonl", DEFINITIONS, CASES)

    found = differences(path)

    assert found["differences"] == []
    assert found["cases"] == DEFINITIONS * CASES
    assert found["yes"] > found["cases"]
    assert found["no"] > found["cases"]
    assert found["wrongs"] == sorted(SENTENCES)


def test_a_difference_would_be_told(some):
    given, expected = some.read_text(encoding="utf-8").splitlines()
    python = json.loads(expected)
    python[7][0][0] = not python[7][0][0]
    some.write_text(f"{given}\n{json.dumps(python)}\n", encoding="utf-8")

    found = differences(some)

    assert [each["wrong"] for each in found["differences"]] == [
        [
            {
                "row": -1,
                "name": "A is asked",
                "browser": not python[7][0][0],
                "python": python[7][0][0],
            }
        ]
    ]


def test_a_problem_that_only_python_finds_would_be_told(some):
    given, expected = some.read_text(encoding="utf-8").splitlines()
    python = json.loads(expected)
    python[3][-1].append(["Z", "needed", {}])
    some.write_text(f"{given}\n{json.dumps(python)}\n", encoding="utf-8")

    found = differences(some)

    assert [each["wrong"][-1]["python"] for each in found["differences"]] == [["Z", "needed", {}]]
