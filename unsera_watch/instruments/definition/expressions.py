"""Reading conditions: JSON trees with at most twelve operators and a bounded depth."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.expressions import Answer, Call, Expression, Op
from unsera_watch.kernel.words import N_, say

DEEPEST: Final = 12
MAX_LITERAL: Final = 200
_ANY: Final = 50
_COUNTS: Final[Mapping[Op, range]] = MappingProxyType(
    {
        Op.AND: range(1, _ANY),
        Op.OR: range(1, _ANY),
        Op.NOT: range(1, 2),
        Op.ANSWERED: range(1, 2),
        Op.COUNT: range(1, 2),
    }
)
_OF_AN_ANSWER: Final = frozenset({Op.TICKED, Op.ANSWERED, Op.COUNT})


def expression(place: Place, key: str, depth: int = 0) -> Expression | None:
    """Return the condition under *key*, or None where there is none."""
    return None if place.get(key) is None else _node(place.child(key), depth)


def _node(place: Place, depth: int) -> Expression:
    value = place.value
    if depth > DEEPEST:
        place.refuse(say(N_("This condition is nested too deeply.")))
    elif isinstance(value, dict):
        return _answer(place) if "answer" in value else _call(place, depth)
    elif isinstance(value, bool | int) or (isinstance(value, str) and len(value) <= MAX_LITERAL):
        return value
    else:
        place.refuse(say(N_("A text, a whole number, an answer or an operator is needed here.")))
    return False


def _answer(place: Place) -> Expression:
    place.only({"answer"})
    if place.get("answer") == ".":
        return Answer(".")
    return Answer(place.text("answer"))


def _call(place: Place, depth: int) -> Expression:
    place.only({"op", "of"})
    op = place.one_of("op", Op)
    of = place.get("of")
    rows = of if isinstance(of, list) else []
    if not isinstance(of, list) or len(rows) not in _COUNTS.get(op, range(2, 3)):
        place.child("of").refuse(say(N_("This operator needs another number of parts.")))
    path = place.child("of").path
    parts = [Place(row, f"{path}[{n}]", place.problems) for n, row in enumerate(rows[:_ANY])]
    found = tuple(_node(part, depth + 1) for part in parts)
    _check_subject(place, op, found)
    return Call(op, found)


def _check_subject(place: Place, op: Op, of: tuple[Expression, ...]) -> None:
    if op in _OF_AN_ANSWER and of and not isinstance(of[0], Answer):
        place.child("of").refuse(say(N_("This operator is said of an answer.")))
    if op is Op.TICKED and of[1:] and not isinstance(of[1], str):
        place.child("of").refuse(say(N_("This operator needs the value that is ticked.")))
