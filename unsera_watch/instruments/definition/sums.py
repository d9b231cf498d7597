"""The sums of weights that a definition must come to, told also while they are not right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from unsera_watch.instruments.definition.composite import is_composite
from unsera_watch.instruments.definition.editing import objects, plain_in
from unsera_watch.instruments.rules.numbers import exact
from unsera_watch.instruments.rules.shape import Measure, TotalOf

WHOLE: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the weights come to; *code* is a dimension, or nothing for the whole."""

    code: str
    found: Decimal
    wanted: Decimal

    @property
    def is_right(self) -> bool:
        """Say whether it may be published so."""
        return self.found == self.wanted


def sums(raw: Mapping[str, Any]) -> list[Sum]:
    """Return every sum that is asked for, the whole first."""
    if is_composite(raw):
        return list(_of_composite(raw))
    scoring = raw.get("scoring")
    scoring = scoring if isinstance(scoring, dict) else {"total": TotalOf.ITEMS}
    wanted = exact(scoring.get("weights_sum")) or WHOLE
    items = [row for group in objects(raw, "sections") for row in objects(group, "items")]
    if scoring.get("total") == TotalOf.ITEMS:
        return [Sum("", _sum(items), wanted)]
    if scoring.get("total") == TotalOf.DIMENSIONS:
        return list(_of_dimensions(raw, wanted))
    return []


def sum_of_group(group: Mapping[str, Any], key: str) -> Decimal:
    """Return what the weights of one group come to."""
    return _sum(objects(group, key))


def _of_composite(raw: Mapping[str, Any]) -> Iterator[Sum]:
    dimensions = objects(raw, "dimensions")
    yield Sum("", _sum(dimensions), WHOLE)
    for each in dimensions:
        inside = objects(each, "indicators")
        if inside:
            yield Sum(plain_in(each, "code"), _sum(inside), WHOLE)


def _of_dimensions(raw: Mapping[str, Any], wanted: Decimal) -> Iterator[Sum]:
    dimensions = objects(raw, "dimensions")
    if not dimensions:
        dimensions = objects(raw, "sections")
    yield Sum("", _sum(dimensions), wanted)
    for each in dimensions:
        if each is not None and each.get("measure", Measure.SHARE) == Measure.SHARE:
            code = plain_in(each, "code")
            inside = [row for home, row in _homes(raw) if home == code]
            yield Sum(code, _sum(inside), WHOLE)


def _homes(raw: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Yield each item with the dimension it counts in."""
    for section in objects(raw, "sections"):
        fallback = plain_in(section, "dimension") or plain_in(section, "code")
        for item in objects(section, "items"):
            yield plain_in(item, "dimension") or fallback, item


def _sum(rows: Iterable[Mapping[str, Any] | None]) -> Decimal:
    weights = (exact(row.get("weight")) for row in rows if row is not None)
    return sum((weight for weight in weights if weight is not None), Decimal(0))
