"""Writes cases to a file: python -m tests.instruments.twins FILE DEFINITIONS CASES SEED.

Two lines for each definition: what is given, and what Python finds in it. It runs in a process
of its own, where no coverage is counted.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.instruments.twins.answers import answers, notes, photos, strange
from tests.instruments.twins.definitions import Drawn
from tests.instruments.twins.facts import facts
from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.definition.expressions import expression
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.plan import plan

PROBES = 2


def lines(chance: Random, cases: int) -> Iterator[Any]:
    """Yield what is given, and what Python finds."""
    drawn = Drawn(chance)
    definition = parse(drawn.raw())
    codes = [item.code for item in definition.items] + ["A", "R"]
    probes = [drawn.condition(codes, 0) for _ in range(PROBES)]
    given = [_case(chance, definition) for _ in range(cases)]
    yield {"plan": plan(definition), "probes": probes, "cases": given}
    read = [expression(Place({"is": probe}, "", {}), "is") for probe in probes]
    # As both read them: two halves of a pair that meet in JSON become one letter.
    yield [facts(definition, read, *json.loads(json.dumps(case))) for case in given]


def _case(chance: Random, definition: Definition) -> tuple[Any, Any, Any]:
    """Return answers, photos and notes; now and then with what nobody asked for."""
    said = answers(chance, definition)
    if chance.random() < 0.2:
        said |= strange(chance, definition)
    taken = photos(chance, definition) | ({"Z9": 1} if chance.random() < 0.05 else {})
    return said, taken, notes(chance, definition)


def main(file: str, definitions: str, cases: str, seed: str) -> None:
    """Write the file."""
    chance = Random(seed)  # noqa: S311  (repeatable on purpose)
    with Path(file).open("w", encoding="utf-8") as out:
        for _ in range(int(definitions)):
            found = lines(chance, int(cases))
            out.writelines(json.dumps(line, separators=(",", ":")) + "\n" for line in found)


if __name__ == "__main__":
    main(*sys.argv[1:])
