"""Server and phone have the same doubts, down to the last metre and the last letter.

Python draws records and texts and says what it finds; Node, once for all of them, finds the same
with the scripts of `frontend/src/doubts/`. Nothing here touches a database.
"""

import json
import subprocess
import sys

import pytest

from tools.place import ROOT, node
from unsera_watch.observations.rules.doubts import SENTENCES, Limits

VISITS, TEXTS, FORMS = 10_000, 10_000, 50
KINDS = ["email", "name", "nik", "phone", "plate"]


def written(path, *amounts):
    module = [sys.executable, "-m", "tests.observations.doubts.twins"]
    words = [str(path), *map(str, amounts), "one seed, so that a failure comes back"]
    subprocess.run([*module, *words], cwd=ROOT, check=True)
    return path


def differences(path):
    words = [node(), str(ROOT / "tests" / "js" / "doubtful.ts"), str(path)]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Two lines: what is given, and what Python finds."""
    path = written(tmp_path_factory.mktemp("twins") / "few.jsonl", 8, 8, 1)
    return path.read_text(encoding="utf-8").splitlines()


def test_the_phone_never_differs(tmp_path):
    path = written(tmp_path / "cases.jsonl", VISITS, TEXTS, FORMS)

    found = differences(path)

    assert found["differences"] == []
    assert found["cases"] > VISITS + TEXTS
    assert found["codes"] == sorted(SENTENCES)
    assert found["kinds"] == KINDS
    assert found["defaults"] == Limits().plain()


def test_differences_would_be_told(few, tmp_path):
    given, python = few[0], json.loads(few[1])
    found_otherwise = {"visits": [], "texts": [{"kind": "nik"}], "places": -1, "cameras": 0}
    for kind, other in found_otherwise.items():
        python[kind][1] = other
    path = tmp_path / "changed.jsonl"
    path.write_text(f"{given}\n{json.dumps(python)}", encoding="utf-8")

    found = differences(path)

    assert found["differing"] == 4
    assert [each["kind"] for each in found["differences"]] == ["visits", "texts", "places"]
