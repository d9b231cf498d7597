"""Writing our trees as XPath."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.export.columns import visible
from unsera_watch.instruments.rules.expressions import Answer, Call, Expression, Op
from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.instruments.rules.shape import NUMERIC, Kind

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
_CLOCK: Final = "number(translate(substr({}, 0, 5), ':', ''))"
"""XForms knows no order of times: 09:30 is compared as 930."""

_BARE: Final = frozenset({Op.NOT, Op.TICKED, Op.COUNT})


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an answer is written: itself, its ticks, and the answer beside a number.

    All three are finished references such as "${K1_1}" or ".". Rows have no answer of their own,
    which is nothing; their *ticks* are the rows.
    """

    answer: str
    ticks: str
    beside: str = ""
    beside_values: frozenset[str] = frozenset()
    kind: Kind | None = None
    is_rows: bool = False


Known = Mapping[str, Spoken]


def write(tree: Expression, known: Known) -> str:
    """Return a tree as XPath."""
    if isinstance(tree, Answer):
        return known[tree.code].answer
    if isinstance(tree, Call):
        return _WRITERS[tree.op](tree, known)
    if isinstance(tree, bool):
        return "true()" if tree else "false()"
    return quoted(tree) if isinstance(tree, str) else str(tree)


def quoted(text: str) -> str:
    """Return *text* as an XPath literal; with both kinds of quotes it takes several."""
    plain = visible(text)
    if "'" not in plain:
        return f"'{plain}'"
    if '"' not in plain:
        return f'"{plain}"'
    pieces = [f'"{each}"' if each == "'" else f"'{each}'" for each in re.split("(')", plain)]
    return f"concat({', '.join(pieces)})"


def _inside(tree: Expression, known: Known) -> str:
    text = write(tree, known)
    return f"({text})" if isinstance(tree, Call) and tree.op not in _BARE else text


def _joined(call: Call, known: Known) -> str:
    return f" {call.op} ".join(_inside(each, known) for each in call.of)


def _compared(call: Call, known: Known) -> str:
    left, right = call.of
    if "" in (left, right) and call.op in {Op.EQUAL, Op.UNEQUAL}:
        # What is not answered equals nothing here, and an empty text in XPath.
        return "false()" if call.op is Op.EQUAL else "true()"
    return f"{_side(left, right, known)} {call.op} {_side(right, left, known)}"


def _side(tree: Expression, other: Expression, known: Known) -> str:
    if isinstance(tree, Answer) and known[tree.code].kind is Kind.TIME:
        return _CLOCK.format(known[tree.code].answer)
    if isinstance(tree, Answer) and isinstance(other, str):
        spoken = known[tree.code]
        return spoken.beside if other in spoken.beside_values else spoken.answer
    if isinstance(tree, str) and isinstance(other, Answer):
        return _literal(tree, known[other.code].kind)
    return _inside(tree, known)


def _literal(text: str, kind: Kind | None) -> str:
    if kind in NUMERIC and exact(text) is not None:
        return text
    if kind is Kind.DATE and _DAY.fullmatch(text):
        return f"date('{text}')"
    if kind is Kind.TIME and _TIME.fullmatch(text):
        return str(int(text.replace(":", "")))
    return quoted(text)


def _not(call: Call, known: Known) -> str:
    return f"not({write(call.of[0], known)})"


def _spoken(call: Call, known: Known) -> Spoken:
    subject = call.of[0]
    return known[subject.code if isinstance(subject, Answer) else ""]


def _answered(call: Call, known: Known) -> str:
    spoken = _spoken(call, known)
    found = f"{spoken.answer} != ''"
    return f"{found} or {spoken.beside} != ''" if spoken.beside else found


def _ticked(call: Call, known: Known) -> str:
    spoken = _spoken(call, known)
    value = str(call.of[1])
    subject = spoken.beside if value in spoken.beside_values else spoken.ticks
    return f"selected({subject}, {quoted(value)})"


def _count(call: Call, known: Known) -> str:
    spoken = _spoken(call, known)
    return f"count({spoken.ticks})" if spoken.is_rows else f"count-selected({spoken.ticks})"


_WRITERS: Final[Mapping[Op, Callable[[Call, Known], str]]] = MappingProxyType(
    {
        **dict.fromkeys((Op.AND, Op.OR), _joined),
        **dict.fromkeys((Op.EQUAL, Op.UNEQUAL), _compared),
        **dict.fromkeys((Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST), _compared),
        Op.NOT: _not,
        Op.TICKED: _ticked,
        Op.ANSWERED: _answered,
        Op.COUNT: _count,
    }
)
