"""Conditions in plain words, for people who read a form without a script."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules.expressions import Answer, Call, Expression, Op
from unsera_watch.instruments.rules.shape import Definition
from unsera_watch.kernel.words import N_, Message, say

_BETWEEN: Final[Mapping[Op, str]] = MappingProxyType(
    {
        Op.EQUAL: N_("%(left)s is %(right)s"),
        Op.UNEQUAL: N_("%(left)s is not %(right)s"),
        Op.LESS: N_("%(left)s is less than %(right)s"),
        Op.AT_MOST: N_("%(left)s is at most %(right)s"),
        Op.MORE: N_("%(left)s is more than %(right)s"),
        Op.AT_LEAST: N_("%(left)s is at least %(right)s"),
        Op.TICKED: N_("%(right)s is ticked in %(left)s"),
    }
)
_JOINED: Final[Mapping[Op, str]] = MappingProxyType(
    {Op.AND: N_("%(left)s and %(right)s"), Op.OR: N_("%(left)s or %(right)s")}
)
_ALONE: Final[Mapping[Op, str]] = MappingProxyType(
    {
        Op.NOT: N_("not: %(what)s"),
        Op.ANSWERED: N_("%(what)s is answered"),
        Op.COUNT: N_("the number of %(what)s"),
    }
)


def in_words(definition: Definition, expression: Expression) -> Message:
    """Return a condition as a sentence; values are shown by the labels people know."""
    if isinstance(expression, Answer):
        return say("%(code)s", code=expression.code)
    if not isinstance(expression, Call):
        return say("%(value)s", value=expression)
    parts = [in_words(definition, each) for each in expression.of]
    if expression.op in _ALONE:
        return say(_ALONE[expression.op], what=parts[0])
    if expression.op in _BETWEEN:
        right = _label(definition, expression) or parts[1]
        return say(_BETWEEN[expression.op], left=parts[0], right=right)
    found = parts[0]
    for each in parts[1:]:
        found = say(_JOINED[expression.op], left=found, right=each)
    return found


def _label(definition: Definition, call: Call) -> Any:  # noqa: ANN401  (a Text, or nothing)
    """Return the label of the option or part that an answer is compared with."""
    left, right = call.of
    item = definition.item(left.code) if isinstance(left, Answer) else None
    if item is None or not isinstance(right, str):
        return None
    options = {each.value: each.label for each in item.options}
    return {each.value: each.label for each in item.parts}.get(right) or options.get(right)
