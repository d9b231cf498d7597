"""Limits inside a constraint: what is said of the answer's own size and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.export.xpath.reader import Apply, Name, Node, Number
from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.instruments.rules.shape import WHOLE, Kind

_TURNED: Final[Mapping[str, str]] = MappingProxyType(
    {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
)
_OWN: Final = Name(".")
_LENGTH: Final = Apply("string-length()", (_OWN,))


@dataclass(slots=True)
class Bounds:
    """The smallest and largest answer, and what else a constraint asks."""

    limits: dict[str, int | str] = field(default_factory=dict)
    rest: list[Node] = field(default_factory=list)


def bounds(node: Node, kind: Kind) -> Bounds:
    """Take the limits of an item of *kind* out of its constraint."""
    found = Bounds()
    parts = node.of if isinstance(node, Apply) and node.what == "and" else (node,)
    for part in parts:
        limit = _limit(part, kind)
        if limit is None or limit[0] in found.limits:
            found.rest.append(part)
        else:
            found.limits[limit[0]] = limit[1]
    return found


def joined(parts: list[Node]) -> Node:
    """Return the parts as one condition."""
    return parts[0] if len(parts) == 1 else Apply("and", tuple(parts))


def _limit(node: Node, kind: Kind) -> tuple[str, int | str] | None:
    if not isinstance(node, Apply) or node.what not in _TURNED:
        return None
    sign, left, right = node.what, *node.of
    if isinstance(left, Number):
        sign, left, right = _TURNED[sign], right, left
    subject = _LENGTH if kind is Kind.TEXT else _OWN
    number = exact(right.said) if isinstance(right, Number) else None
    if left != subject or number is None:
        return None
    key, value = _key(sign, number, kind)
    return (key, _written(value)) if _fits(key, value, kind) else None


def _key(sign: str, number: Decimal, kind: Kind) -> tuple[str, Decimal]:
    """Return which limit it is; of whole numbers "less than 5" is "at most 4"."""
    whole = kind in WHOLE | {Kind.TEXT} and number % 1 == 0
    step = Decimal(1) if whole else Decimal(0)
    keys = {">=": ("least", number), "<=": ("most", number)}
    if step:
        keys |= {">": ("least", number + step), "<": ("most", number - step)}
    return keys.get(sign, ("", number))


def _fits(key: str, value: Decimal, kind: Kind) -> bool:
    if kind is Kind.TEXT:
        return key == "most" and value > 0
    return bool(key) and kind in {Kind.COUNT, Kind.INTEGER, Kind.DECIMAL}


def _written(number: Decimal) -> int | str:
    return int(number) if number % 1 == 0 else f"{number.normalize():f}"
