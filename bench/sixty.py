"""A made-up visit of 60 indicators in six sections: yes or no, statements, lists, counts."""

import json
from functools import cache
from random import Random
from typing import Any, Final

from unsera_watch.instruments.definition import parse
from unsera_watch.instruments.rules import Definition

SECTIONS, EACH = 6, 10
SEEN = {"ada": "1", "sebagian": "0.5", "tidak": "0", "tidak_berlaku": None}
LIST = ("a", "b", "c", "d", "e")


@cache
def definition() -> Definition:
    """Return the instrument; all weights sum to 100."""
    return parse(
        {
            "code": "SIXTY",
            "version": 1,
            "title": _words("Sixty"),
            "citations": [],
            "choices": {
                "seen": [_option(value, score) for value, score in SEEN.items()],
                "ticks": [_option("diperiksa", "1"), _option("tidak_berlaku", None)],
            },
            "sections": [_section(number) for number in range(SECTIONS)],
        }
    )


def _section(number: int) -> dict[str, Any]:
    items = [_item(f"S{number}.{n}", n, number * EACH + n) for n in range(EACH)]
    return {"code": f"S{number}", "title": _words(f"Part {number}"), "items": items}


def _item(code: str, n: int, place: int) -> dict[str, Any]:
    weight = "1.6666" if place % 3 == 0 else "1.6667"
    common = {"code": code, "text": _words(code), "weight": weight, "sumber": "usulan"}
    if n % EACH == EACH - 1:
        named = [{"value": value, "label": _words(value)} for value in LIST]
        more = {"parts": named, "parts_title": _words("Seen")}
        return {**common, "kind": "many", "choices": "ticks", **more}
    return {**common, "kind": "one", "choices": "seen"}


def _answer(n: int, chance: Random) -> Any:  # noqa: ANN401  (an answer in its JSON shape)
    if n % EACH == EACH - 1:
        drawn = [(value, chance.choice("yyn-")) for value in LIST]
        return {
            "value": "diperiksa",
            "ticked": [value for value, state in drawn if state == "y"],
            "not_applicable": [value for value, state in drawn if state == "-"],
        }
    return chance.choice(list(SEEN))


def _option(value: str, score: str | None) -> dict[str, Any]:
    return {"value": value, "label": _words(value), "score": score}


def _words(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def _visit(chance: Random) -> str:
    codes = [(f"S{s}.{n}", n) for s in range(SECTIONS) for n in range(EACH)]
    return json.dumps({code: _answer(n, chance) for code, n in codes})


VISITS: Final = tuple(_visit(Random(seed)) for seed in range(1_000))  # noqa: S311  (no secret)
"""A thousand different visits, as they are stored: JSON texts."""
