"""What the parts of a definition are called when people are told about them."""

import re
from collections.abc import Mapping
from functools import reduce
from typing import Any, Final

from unsera_watch.instruments.definition.editing import plain_in, words_in
from unsera_watch.instruments.rules.shape import Text
from unsera_watch.kernel.words import N_, Message, say

TEXTS: Final[Mapping[str, str]] = {
    "title": N_("title"),
    "about": N_("explanation"),
    "text": N_("text"),
    "help": N_("help"),
    "evidence": N_("what to look for"),
    "label": N_("name"),
    "parts_title": N_("heading of the ticks"),
    "message": N_("what is said when the answer does not fit"),
}
KEYS: Final[Mapping[str, str]] = {
    "anchors": N_("what each step means"),
    "choices": N_("list of answers"),
    "citations": N_("references"),
    "component": N_("component of UU 25/2009"),
    "constraint": N_("what an answer must keep to"),
    "dimension": N_("dimension"),
    "element": N_("element of the survey"),
    "fewest": N_("smallest number of users"),
    "from": N_("where it is taken from"),
    "kind": N_("kind of question"),
    "least": N_("smallest number"),
    "levels": N_("levels"),
    "maladministration": N_("forms it may point at"),
    "measure": N_("how it is reckoned"),
    "most": N_("largest number"),
    "parts": N_("what is ticked"),
    "photo": N_("photo"),
    "relevant": N_("when it is asked"),
    "repeat": N_("how often it is filled in"),
    "required": N_("whether it must be answered"),
    "scales": N_("what the total is compared with"),
    "score": N_("share of the weight"),
    "scoring": N_("how the total is reckoned"),
    "seen": N_("where it is seen"),
}
_PARTS: Final[Mapping[str, str]] = {
    **TEXTS,
    **KEYS,
    "code": N_("code"),
    "dimensions": N_("dimensions"),
    "en": N_("in English"),
    "id": N_("in Indonesian"),
    "indicators": N_("indicators"),
    "items": N_("questions"),
    "sections": N_("sections"),
    "sumber": N_("source of the weight"),
    "version": N_("number of the version"),
    "weight": N_("weight"),
    "weights_sum": N_("sum of the weights"),
}
_STEP: Final = re.compile(r"([^.\[\]]+)|\[([0-9]+)\]")
_SIGNS: Final = {"and": " & ", "or": " / "}
_SHAPES: Final = {
    "not": "not ({0})",
    "answered": "{0} ✓",
    "ticked": "{0} ∋ {1}",
    "count": "#{0}",
}
_DEEPEST: Final = 12
_DIGITS: Final = 6


def spoken(row: Mapping[str, Any]) -> Text:
    """Return the text or title of a row in both languages."""
    key = next((key for key in ("text", "title", "label") if key in row), "text")
    indonesian, english = words_in(row, key, "id"), words_in(row, key, "en")
    return Text(indonesian or plain_in(row, "code"), english or plain_in(row, "code"))


def place_told(raw: Mapping[str, Any], path: str) -> Message:
    """Return a place such as `sections[0].items[2].text.id` with the codes that stand there."""
    here: Any = raw
    told: list[str | Message] = []
    for key, number in _STEP.findall(path):
        here = _step(here, key, number)
        if number:
            code = plain_in(here, "code") or plain_in(here, "value")
            told[-1:] = [code] if code else [*told[-1:], str(int(number) + 1)]
        else:
            told.append(say(_PARTS[key]) if key in _PARTS else key)
    return reduce(
        lambda done, one: say("%(place)s · %(told)s", place=done, told=one),
        told[1:],
        say("%(code)s", code=told[0] if told else "–"),
    )


def _step(here: Any, key: str, number: str) -> Any:  # noqa: ANN401  (any value of a JSON document)
    if not number:
        return here.get(key) if isinstance(here, dict) else None
    is_there = isinstance(here, list) and len(number) < _DIGITS and int(number) < len(here)
    return here[int(number)] if is_there else None


def short(value: object) -> str:
    """Return a plain value as people read it; lists of codes one after the other."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value) or "–"
    return "–" if value is None or isinstance(value, dict | list) else str(value)


def formula(node: object, depth: int = 0) -> str:
    """Return a condition as a short formula, such as `K1.1 = ada & K1.2 >= 3`."""
    if node is None:
        return "–"
    if not isinstance(node, dict):
        return str(node)
    if depth > _DEEPEST:
        return "…"
    if "answer" in node:
        return plain_in(node, "answer")
    op, inside = plain_in(node, "op"), node.get("of")
    parts = [formula(one, depth + 1) for one in inside] if isinstance(inside, list) else []
    return _joined(op, parts)


def _joined(op: str, parts: list[str]) -> str:
    if op in _SIGNS:
        return _SIGNS[op].join(f"({one})" if " " in one else one for one in parts)
    shape = _SHAPES.get(op)
    if shape is not None and len(parts) == shape.count("{"):
        return shape.format(*parts)
    between = f" {op} "
    return between.join(parts) if len(parts) > 1 else f"{op} {', '.join(parts)}"
