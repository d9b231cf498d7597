"""Conditions as small trees: when a question is asked, and when an answer is sound.

A node is a literal (text, whole number, true, false), {"answer": CODE} (CODE "." is the item's
own answer) or {"op": OPERATOR, "of": [nodes]}. The twelve operators:

    and or not        on conditions
    = != < <= > >=    both sides numbers: as numbers; else = and != as text,
                      and < <= > >= only between two dates or two times
    ticked            of [answer, "value"]: this part is ticked; without parts: this is chosen
    answered          of [answer]
    count             of [answer]: parts ticked, or rows of a repeated section

What is not answered, or not asked, equals nothing: every comparison with it is false, != true.
Lists never equal anything. `frontend/src/form/expressions.ts` says the same, word for word;
tests/instruments/test_twins.py holds the two together.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules.numbers import millionths

OWN: Final = "."


class Op(StrEnum):
    """What can be said about answers."""

    AND = "and"
    OR = "or"
    NOT = "not"
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    TICKED = "ticked"
    ANSWERED = "answered"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an item, or the rows of a repeated section."""

    code: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator with what it is said of."""

    op: Op
    of: tuple["Expression", ...]


Expression = Call | Answer | str | int | bool
Value = bool | int | str | tuple[str, ...] | None
Look = Callable[[str, bool], Value]
"""Returns what an answer says: a text or a number, or None; with True its ticks instead.

The ticks of an item without parts are its value alone; of a repeated section, its rows' number.
"""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
_ORDER: Final[Mapping[Op, Callable[[int], bool]]] = MappingProxyType(
    {
        Op.LESS: lambda sign: sign < 0,
        Op.AT_MOST: lambda sign: sign <= 0,
        Op.MORE: lambda sign: sign > 0,
        Op.AT_LEAST: lambda sign: sign >= 0,
    }
)


def holds(expression: Expression, look: Look) -> bool:
    """Say whether a condition holds."""
    return truth(evaluate(expression, look))


def truth(value: Value) -> bool:
    """Say what a value means as a condition: nothing, 0, "" and no ticks mean no."""
    return bool(value)


def evaluate(expression: Expression, look: Look) -> Value:
    """Return the value of *expression*."""
    if isinstance(expression, Answer):
        return look(expression.code, False)  # noqa: FBT003  (a Look takes it by place)
    if isinstance(expression, Call):
        return _CALLS[expression.op](expression.of, look)
    return expression


def referred(expression: Expression | None) -> Iterator[str]:
    """Yield the code of every answer an expression looks at."""
    if isinstance(expression, Answer):
        yield expression.code
    elif isinstance(expression, Call):
        for each in expression.of:
            yield from referred(each)


def plain(found: Expression) -> Any:  # noqa: ANN401  (a JSON tree)
    """Return an expression as the JSON it is read from."""
    if isinstance(found, Answer):
        return {"answer": found.code}
    if isinstance(found, Call):
        return {"op": found.op.value, "of": [plain(each) for each in found.of]}
    return found


def _both(of: tuple[Expression, ...], look: Look) -> tuple[Value, Value]:
    return evaluate(of[0], look), evaluate(of[1], look)


def _equal(of: tuple[Expression, ...], look: Look) -> bool:
    left, right = _both(of, look)
    if left is None or right is None or isinstance(left, tuple) or isinstance(right, tuple):
        return False
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    one, other = millionths(left), millionths(right)
    return one == other if one is not None and other is not None else left == right


def _ordered(op: Op) -> Callable[[tuple[Expression, ...], Look], bool]:
    def compare(of: tuple[Expression, ...], look: Look) -> bool:
        left, right = _both(of, look)
        one, other = millionths(left), millionths(right)
        if one is not None and other is not None:
            return _ORDER[op]((one > other) - (one < other))
        if isinstance(left, str) and isinstance(right, str) and _same_clock(left, right):
            return _ORDER[op]((left > right) - (left < right))
        return False

    return compare


def _same_clock(left: str, right: str) -> bool:
    return any(shape.fullmatch(left) and shape.fullmatch(right) for shape in (_DAY, _TIME))


def _ticks(of: tuple[Expression, ...], look: Look) -> Value:
    code = of[0].code if isinstance(of[0], Answer) else ""
    return look(code, True)  # noqa: FBT003  (a Look takes it by place)


def _ticked(of: tuple[Expression, ...], look: Look) -> bool:
    found = _ticks(of, look)
    return isinstance(found, tuple) and of[1] in found


def _count(of: tuple[Expression, ...], look: Look) -> int:
    found = _ticks(of, look)
    if isinstance(found, tuple):
        return len(found)
    return found if isinstance(found, int) else 0


_CALLS: Final[Mapping[Op, Callable[[tuple[Expression, ...], Look], Value]]] = MappingProxyType(
    {
        Op.AND: lambda of, look: all(holds(each, look) for each in of),
        Op.OR: lambda of, look: any(holds(each, look) for each in of),
        Op.NOT: lambda of, look: not holds(of[0], look),
        Op.EQUAL: _equal,
        Op.UNEQUAL: lambda of, look: not _equal(of, look),
        **{op: _ordered(op) for op in _ORDER},
        Op.TICKED: _ticked,
        Op.ANSWERED: lambda of, look: evaluate(of[0], look) is not None,
        Op.COUNT: _count,
    }
)
