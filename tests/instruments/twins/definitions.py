"""Definitions with conditions over every kind of question, forwards and backwards, in no circle."""

from random import Random
from typing import Any

from tests.instruments.twins.literals import CODES, PARTS, TEXTS, WHOLE
from unsera_watch.instruments.rules import Kind

WORDS = {"id": "Kata", "en": "Word"}
SEEN = [{"value": value, "label": WORDS, "score": None} for value in ("tidak", "tidak_berlaku")]
CHOICES = {
    "seen": [{"value": "ada", "label": WORDS, "score": "1"}, *SEEN],
    "beside": [{"value": value, "label": WORDS, "score": None} for value in ("3", "tidak_berlaku")],
}
LISTED = [{"value": value, "label": WORDS} for value in PARTS]
TOP = {"code": "T", "version": 1, "title": WORDS, "citations": ["x"], "choices": CHOICES}
LOGIC = ("and", "or", "not")
COMPARED = ("=", "!=", "<", "<=", ">", ">=")
DEEPEST = 3
OF_KIND: dict[Kind, dict[str, Any]] = {
    Kind.ONE: {"choices": "seen"},
    Kind.MANY: {"choices": "seen", "parts": LISTED, "parts_title": WORDS},
    Kind.SCALE: {"choices": "beside", "most": 2, "anchors": [WORDS] * 3},
    Kind.COUNT: {"choices": "beside", "most": 100},
}
LIMITED: dict[Kind, tuple[dict[str, Any], ...]] = {
    Kind.INTEGER: ({"least": 2}, {"least": -1, "most": 3}, {"most": 0}),
    Kind.DECIMAL: ({"least": "2.50"}, {"least": "-0.000001", "most": "12"}, {"most": "1000"}),
    Kind.TEXT: ({"most": 1}, {"most": 3}),
}


class Drawn:
    """One definition as it is drawn: conditions look only at codes of a lower rank."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        codes = chance.sample(CODES, chance.randint(3, 6))
        rows = {"noun": WORDS, "least": 0, "most": 9, "anonymous": False}
        few = {**rows, "least": chance.choice((0, 1)), "most": chance.choice((1, 9))}
        self.sections = [("A", None, []), ("B", None, []), ("R", rows, []), ("S", few, [])]
        self.sections = self.sections[: chance.choice((1, 2, 2, 3, 4))]
        self.rank = {code: chance.random() for code in codes}
        for number, code in enumerate(codes):
            at = number if number < len(self.sections) else chance.randrange(len(self.sections))
            self.sections[at][2].append(code)
        self.sections = [each for each in self.sections if each[2]]
        self.kinds: dict[str, Kind] = {}
        for code, _, items in self.sections:
            self.rank[code] = min(self.rank[item] for item in items) - 1e-9

    def raw(self) -> dict[str, Any]:
        """Return the definition as the JSON it is read from."""
        for _, repeat, items in self.sections:
            offered = [kind for kind in Kind if not (repeat and kind is Kind.PHOTO)]
            self.kinds |= {code: self.chance.choice(offered) for code in items}
        return {
            **TOP,
            "scoring": {"total": "none"},
            "sections": [self._section(*each) for each in self.sections],
        }

    def visible(self, within: str | None, below: float) -> list[str]:
        """Return what a condition may look at: rows only from inside their own section."""
        found = [code for code, repeat, _ in self.sections if repeat]
        for code, repeat, items in self.sections:
            if not repeat or code == within:
                found += [item for item in items if self.kinds[item] is not Kind.NOTE]
        return [code for code in found if self.rank[code] < below]

    def _section(
        self, code: str, repeat: dict[str, Any] | None, items: list[str]
    ) -> dict[str, Any]:
        return {
            "code": code,
            "title": WORDS,
            "repeat": repeat,
            "relevant": self._maybe(0.4, self.visible(None, self.rank[code])),
            "items": [self._item(item, code) for item in items],
        }

    def _item(self, code: str, section: str) -> dict[str, Any]:
        kind = self.kinds[code]
        item = {"code": code, "kind": kind.value, "text": WORDS, **OF_KIND.get(kind, {})}
        if kind is Kind.ONE and self.chance.random() < 0.5:
            item |= {"parts": LISTED, "parts_title": WORDS}
        item |= self._rules(kind, is_row=section in {"R", "S"})
        item["relevant"] = self._maybe(0.6, self.visible(section, self.rank[code]))
        constraint = self._maybe(0.5, [".", *self.visible(section, 2)])
        return item if constraint is None else {**item, "constraint": constraint, "message": WORDS}

    def _rules(self, kind: Kind, *, is_row: bool) -> dict[str, Any]:
        """Return whether it may stay empty, its limits, and what it says about photos."""
        chance = self.chance
        found: dict[str, Any] = {"required": chance.random() < 0.6} if kind is not Kind.NOTE else {}
        if kind in LIMITED and chance.random() < 0.7:
            found |= chance.choice(LIMITED[kind])
        if kind not in {Kind.PHOTO, Kind.NOTE} and not is_row and chance.random() < 0.7:
            found["photo"] = chance.choice(("required", "expected", "allowed", "forbidden"))
        return found

    def _maybe(self, often: float, codes: list[str]) -> Any:
        return self.condition(codes, 0) if self.chance.random() < often else None

    def condition(self, codes: list[str], depth: int) -> Any:
        """Return a tree of operators; answers stand at its leaves where there are any."""
        op = self.chance.choice((*LOGIC, *COMPARED, *COMPARED, "ticked", "answered", "count"))
        if depth == DEEPEST or not codes or self.chance.random() < 0.05:
            return self._leaf(codes)
        if op in ("answered", "count"):
            return {"op": op, "of": [{"answer": self.chance.choice(codes)}]}
        if op == "ticked":
            value = self.chance.choice((*PARTS, "ada", "12", self.chance.choice(TEXTS)))
            return {"op": op, "of": [{"answer": self.chance.choice(codes)}, value]}
        parts = {"not": 1, "and": 2, "or": 3}.get(op, 2)
        inner = self.condition if op in LOGIC or depth else self._side
        return {"op": op, "of": [inner(codes, depth + 1) for _ in range(parts)]}

    def _side(self, codes: list[str], depth: int) -> Any:
        often = self.chance.random() < 0.8
        return self._leaf(codes) if often else self.condition(codes, depth)

    def _leaf(self, codes: list[str]) -> Any:
        if codes and self.chance.random() < 0.6:
            return {"answer": self.chance.choice(codes)}
        return self.chance.choice((*TEXTS, *WHOLE, True, False, "ada", "12", "2", 2, 0))
