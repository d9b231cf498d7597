"""What XPath means in our trees, where it means anything there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.definition.expressions import DEEPEST, MAX_LITERAL
from unsera_watch.instruments.export.xpath.reader import Apply, Name, Node, Number
from unsera_watch.instruments.export.xpath.words import Unreadable
from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.kernel.words import N_, say

MOST_PARTS: Final = 49
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Target:
    """What a name of the workbook is in our language.

    *ticks*: it holds the ticked parts of the answer. *rows*: it is a repeated section.
    *values* says what the names of its choices have become.
    """

    code: str
    ticks: bool = False
    rows: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


Known = Mapping[str, Target | None]
"""What names stand for; None hides a name from one place."""


def meaning(node: Node, known: Known, depth: int = 0) -> Any:  # noqa: ANN401  (a JSON tree)
    """Return the JSON tree of an expression, or raise Unreadable."""
    if depth > DEEPEST:
        raise Unreadable(say(N_("This condition is nested too deeply.")))
    if isinstance(node, str):
        return _literal(node)
    if isinstance(node, Number):
        return _number(node)
    if isinstance(node, Name):
        return _answer(node, known)
    says = _CALLS.get(node.what)
    if says is None:
        raise Unreadable(say(N_("“%(what)s” has no counterpart here."), what=node.what))
    return says(node, known, depth + 1)


def target_of(node: Node, known: Known) -> Target:
    """Return what a name stands for."""
    if not isinstance(node, Name):
        raise Unreadable(say(N_("The name of an answer is needed here.")))
    found = known.get(node.name)
    if found is None:
        raise Unreadable(say(N_("There is no answer called %(name)s."), name=node.name[:60]))
    return found


def _literal(text: str) -> str:
    if len(text) > MAX_LITERAL:
        raise Unreadable(say(N_("This condition is too long.")))
    return text


def _number(node: Number) -> int | str:
    if exact(node.said) is None:
        raise Unreadable(say(N_("“%(said)s” cannot be read."), said=node.said))
    return node.said if "." in node.said else int(node.said)


def _answer(node: Name, known: Known) -> dict[str, str]:
    target = target_of(node, known)
    if target.ticks or target.rows:
        raise Unreadable(say(N_("A list of answers cannot be compared.")))
    return {"answer": target.code}


def _parts(node: Apply, known: Known, depth: int) -> dict[str, Any]:
    if len(node.of) > MOST_PARTS:
        raise Unreadable(say(N_("This condition is too long.")))
    return {"op": node.what, "of": [meaning(each, known, depth) for each in node.of]}


def _compared(node: Apply, known: Known, depth: int) -> dict[str, Any]:
    left, right = node.of
    if "" in node.of:
        return _emptiness(node, known)
    pair = [_side(left, right, known, depth), _side(right, left, known, depth)]
    if any(isinstance(each, bool) for each in pair) and any(map(_is_answer, pair)):
        raise Unreadable(say(N_("An answer cannot be compared with true or false.")))
    return {"op": node.what, "of": pair}


def _emptiness(node: Apply, known: Known) -> dict[str, Any]:
    subject = next((each for each in node.of if each != ""), "")
    found = {"op": "answered", "of": [{"answer": target_of(subject, known).code}]}
    if node.what == "!=":
        return found
    if node.what == "=":
        return {"op": "not", "of": [found]}
    raise Unreadable(say(N_("“%(said)s” cannot be read."), said=node.what))


def _side(node: Node, other: Node, known: Known, depth: int) -> Any:  # noqa: ANN401  (a JSON tree)
    found = meaning(node, known, depth)
    if isinstance(node, str) and isinstance(other, Name):
        return target_of(other, known).values.get(node, found)
    return found


def _is_answer(tree: object) -> bool:
    return isinstance(tree, dict) and "answer" in tree


def _not(node: Apply, known: Known, depth: int) -> dict[str, Any]:
    (inner,) = _exactly(node, 1)
    return {"op": "not", "of": [meaning(inner, known, depth)]}


def _selected(node: Apply, known: Known, _depth: int) -> dict[str, Any]:
    subject, value = _exactly(node, 2)
    target = target_of(subject, known)
    if not isinstance(value, str) or target.rows:
        raise Unreadable(say(N_("The ticked value is needed here, in quotes.")))
    ticked = target.values.get(value, _literal(value))
    return {"op": "ticked", "of": [{"answer": target.code}, ticked]}


def _count(node: Apply, known: Known, _depth: int) -> dict[str, Any]:
    (subject,) = _exactly(node, 1)
    target = target_of(subject, known)
    if target.rows is not (node.what == "count()"):
        raise Unreadable(say(N_("Rows are counted with count, ticks with count-selected.")))
    return {"op": "count", "of": [{"answer": target.code}]}


def _text(node: Apply, _known: Known, _depth: int) -> str:
    if not node.of or not all(isinstance(each, str) for each in node.of):
        raise Unreadable(say(N_("“%(what)s” has no counterpart here."), what=node.what))
    return _literal("".join(str(each) for each in node.of))


def _constant(node: Apply, _known: Known, _depth: int) -> bool:
    _exactly(node, 0)
    return node.what == "true()"


def _exactly(node: Apply, count: int) -> tuple[Node, ...]:
    if len(node.of) != count:
        raise Unreadable(say(N_("“%(what)s” has another number of parts."), what=node.what))
    return node.of


_CALLS: Final[Mapping[str, Callable[[Apply, Known, int], Any]]] = MappingProxyType(
    {
        **dict.fromkeys(("and", "or"), _parts),
        **dict.fromkeys(("=", "!=", "<", "<=", ">", ">="), _compared),
        "not()": _not,
        "selected()": _selected,
        **dict.fromkeys(("count()", "count-selected()"), _count),
        **dict.fromkeys(("concat()", "date()"), _text),
        **dict.fromkeys(("true()", "false()"), _constant),
    }
)
