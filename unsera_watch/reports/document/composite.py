"""A composite of the visit's instruments, as papers print it: numbers, never a letter."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeLine:
    """One dimension with its official weight in percent; None when nothing is known of it."""

    name: str
    weight: Decimal
    score: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite:
    """Dimensions taken from several instruments of one visit; without one there is no total."""

    title: str
    version: str
    total: Decimal | None
    lines: tuple[CompositeLine, ...]
    taken_from: tuple[str, ...]
    note: str
