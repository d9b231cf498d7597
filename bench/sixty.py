"""A made-up visit of 60 indicators in six sections: yes or no, statements, lists, counts."""

import json
from functools import cache
from typing import Any

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


def _answer(n: int) -> Any:  # noqa: ANN401  (an answer in its JSON shape)
    if n % EACH == EACH - 1:
        return {"value": "diperiksa", "ticked": ["a", "b"], "not_applicable": ["c"]}
    return list(SEEN)[n % 4]


def _option(value: str, score: str | None) -> dict[str, Any]:
    return {"value": value, "label": _words(value), "score": score}


def _words(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


ANSWERS = json.dumps({f"S{s}.{n}": _answer(n) for s in range(SECTIONS) for n in range(EACH)})
