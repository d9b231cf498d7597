"""Writes cases: python -m tests.observations.doubts.twins FILE VISITS TEXTS FORMS SEED.

Two lines: what is given, and what Python finds in it. It runs in a process of its own, where no
coverage is counted.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from tests.instruments.twins.answers import answers, notes, photos
from tests.instruments.twins.definitions import Drawn
from tests.observations.doubts.twins import texts, visits
from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.rules import Scene
from unsera_watch.instruments.rules.plan import plan
from unsera_watch.observations.rules.doubts import Facts, Limits, doubts, look_through
from unsera_watch.observations.rules.doubts.distance import metres
from unsera_watch.observations.rules.doubts.record import camera_s, questions

CAMERAS = (
    *("2026:11:24 10:42:00", "2026:11:24 10:42:00+00:00", "2026:11:24 23:59:59-11:30", "x", None),
    *("2026:02:30 00:00:00", "2024:02:29 00:00:00", "0000:01:01 00:00:00", "0001:01:01 00:00:00"),
    *("9999:12:31 23:59:59", "2026:13:01 00:00:00", "2026:11:24 24:00:00", "2026:11:24 10:60:00"),
    *("2026:11:24 10:42:60", "2026:11:24 10:42:00+24:00", "2026:11:24 10:42:00+23:59", 7, ""),
    *("2026:11:24 10:42:00+07", "1969:12:31 23:00:00+00:00", "2026-11-24T10:42:00"),
    *("٢026:11:24 10:42:00", "2026:11:24 10:42:00+07:60", "2026:11:24 10:42:00-00:00"),
)  # fmt: skip


def found_in(facts: Facts, limits: Limits) -> list[Any]:
    """Return the doubts about one record as plain values."""
    return [[each.code, each.path, dict(each.values)] for each in doubts(facts, limits)]


def form(chance: Random, cases: int) -> tuple[Any, Any]:
    """Return a form with answers to it, and its questions as the flags see them."""
    definition = parse(Drawn(chance).raw())
    items = [replace_text(item) for item in definition.sections]
    definition = replace(definition, sections=tuple(items), kept={})
    given = [
        (answers(chance, definition), photos(chance, definition), notes(chance, definition))
        for _ in range(cases)
    ]
    given = json.loads(json.dumps(given))
    found = [
        list(questions(Scene(definition, said, taken), noted, language))
        for language in ("id", "en")
        for said, taken, noted in given
    ]
    return {"plan": plan(definition), "cases": given}, found


def replace_text(section: Any) -> Any:
    """Give each question a text of another length, with letters that are two to a browser."""
    texts_of = [replace(i.text, id="😀" * n, en="é" * (n + 1)) for n, i in enumerate(section.items)]
    items = [replace(i, text=text) for i, text in zip(section.items, texts_of, strict=True)]
    return replace(section, items=tuple(items))


def plain(one: Any) -> dict[str, Any]:
    """Return a dataclass as JSON; asdict would take most of the time of this test."""
    return {name: getattr(one, name) for name in one.__slots__}


def main(file: str, records: str, notes_n: str, forms: str, seed: str) -> None:
    """Write the file."""
    chance = Random(seed)  # noqa: S311  (repeatable on purpose)
    limits = [visits.limits(chance) for _ in range(int(records))]
    facts = [visits.facts(chance, each) for each in limits]
    said = [(texts.text, texts.digits)[n % 4 == 0](chance) for n in range(int(notes_n))]
    said = json.loads(json.dumps(said))  # two halves of a pair that meet become one letter
    places = [(visits.place(chance), visits.around(chance, None)) for _ in range(int(records) // 4)]
    drawn = [form(chance, 20) for _ in range(int(forms))]
    given = {
        "visits": list(zip(facts, limits, strict=True)),
        "texts": said,
        "places": places,
        "cameras": CAMERAS,
        "forms": [each for each, _ in drawn],
    }
    found = {
        "visits": [found_in(one, each) for one, each in zip(facts, limits, strict=True)],
        "texts": [look_through(text) for text in said],
        "places": [metres(one, other) for one, other in places],
        "cameras": [camera_s(each) for each in CAMERAS],
        "forms": [each for _, each in drawn],
    }
    lines = (json.dumps(each, default=plain, separators=(",", ":")) for each in (given, found))
    Path(file).write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
