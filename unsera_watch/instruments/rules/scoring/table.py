"""What every plain answer is worth, worked out once for each definition.

Most answers are one word or one small number. Their scores are looked up, not reckoned: sixty
indicators cost sixty lookups. Weights and shares have at most four decimals, so points are kept
as whole units, small enough for them and for shares of ticks, and sums stay exact.
"""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from unsera_watch.instruments.rules.exact import UNIT
from unsera_watch.instruments.rules.scoring.indicators import indicator
from unsera_watch.instruments.rules.scoring.parts import IndicatorScore
from unsera_watch.instruments.rules.shape import Definition, Dimension, Item, Kind, Section

MOST_LISTED: Final = 200
MOST_SEEN: Final = 4_096
PLAIN: Final = 2
"""The format of marshal whose bytes depend on nothing but the value: the quickest key of ticks."""

Known = tuple[IndicatorScore, Fraction | int, int]
"""A score, its points and its weight, both in units; points that fit no unit stay a fraction."""


@dataclass(frozen=True, slots=True)
class Row:
    """One scored item: where it is asked, and what each plain answer to it is worth."""

    item: Item
    weight: Decimal
    section: Section
    known: Mapping[Any, Known]
    seen: dict[Any, Known] = field(default_factory=dict, compare=False, repr=False)

    def find(self, raw: object) -> Known:
        """Return what an answer is worth."""
        if raw.__class__ is str or raw.__class__ is int:
            found = self.known.get(raw)
            if found is not None:
                return found
        return self.reckon(raw)

    def reckon(self, raw: Any) -> Known:  # noqa: ANN401  (one answer of a JSON document)
        """Return what an answer is worth that is not on the list; the same ticks come again."""
        try:
            key = marshal.dumps(raw, PLAIN)
        except ValueError:  # nothing JSON could have said: nobody can read that answer
            return weighed(indicator(self.item, self.weight, raw))
        found = self.seen.get(key)
        if found is None:
            if len(self.seen) >= MOST_SEEN:
                self.seen.clear()
            found = self.seen[key] = weighed(indicator(self.item, self.weight, raw))
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """A dimension with its scored items."""

    dimension: Dimension
    rows: tuple[Row, ...]
    quick: tuple[tuple[str, Mapping[Any, Known] | None, Row], ...]


def table(definition: Definition) -> tuple[Group, ...]:
    """Return the scored items by dimension."""
    found: tuple[Group, ...] | None = definition.kept.get("table")
    if found is None:
        found = definition.kept["table"] = tuple(
            _group(definition, dimension) for dimension in definition.dimensions
        )
    return found


def weighed(one: IndicatorScore) -> Known:
    """Return a score with its points and weight in units."""
    if one.share is None:
        return one, 0, 0
    weight = int(one.weight * UNIT)
    points = one.share * weight
    return one, points.numerator if points.denominator == 1 else points, weight


def _group(definition: Definition, dimension: Dimension) -> Group:
    rows = _rows(definition, dimension)
    return Group(dimension, rows, tuple((row.item.code, _words(row), row) for row in rows))


def _words(row: Row) -> Mapping[Any, Known] | None:
    """Return what is known where every answer is one word; 1 and true would be one key."""
    is_words = row.item.kind is Kind.ONE and not row.item.parts
    return row.known if is_words else None


def _rows(definition: Definition, dimension: Dimension) -> tuple[Row, ...]:
    return tuple(
        Row(item, item.weight, section, {raw: _known(item, raw) for raw in _plain(item)})
        for section in definition.sections
        for item in section.items
        if item.dimension == dimension.code and item.weight is not None
    )


def _known(item: Item, raw: object) -> Known:
    return weighed(indicator(item, item.weight or Decimal(0), raw))


def _plain(item: Item) -> list[str | int]:
    """Return every answer that is one word or one number."""
    found: list[str | int] = [option.value for option in item.options]
    most = item.limits.most
    if item.kind in {Kind.SCALE, Kind.COUNT} and most is not None and most <= MOST_LISTED:
        numbers = range(int(item.limits.least or 0), int(most) + 1)
        found += [*numbers, *map(str, numbers)]
    return found
