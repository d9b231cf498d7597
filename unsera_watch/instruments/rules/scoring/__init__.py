"""The score of one observation, from exact parts, rounded once, half up, at the end.

"Nilai indikatif hasil observasi mahasiswa". Points over the weights that apply follow the
compliance assessment of 2016-2021 (Peraturan Ombudsman 22/2016, revoked by 61/2025); the official
weights of its indicators were never found, so each weight says whether it is *resmi* or *usulan*.
A total made of dimensions weighs them by percent, and a dimension nothing is known of is said and
never rescaled away (domain.md §2.2).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from unsera_watch.instruments.rules.exact import half_up
from unsera_watch.instruments.rules.scene import Scene, is_plain
from unsera_watch.instruments.rules.scoring.measures import SURVEYS, by_share, in_scene
from unsera_watch.instruments.rules.scoring.parts import (
    FEWEST_TOGETHER,
    IndicatorScore,
    Outcome,
    Score,
    VariableScore,
)
from unsera_watch.instruments.rules.scoring.table import Group, Known, table
from unsera_watch.instruments.rules.shape import Definition, Item, TotalOf

__all__ = [
    "FEWEST_TOGETHER",
    "IndicatorScore",
    "Outcome",
    "Score",
    "VariableScore",
    "half_up",
    "score",
]

_UNANSWERED: Final = Outcome.UNANSWERED  # asked often; an enum looks its members up each time
_NO_PHOTOS: Final[Mapping[str, int]] = {}
Totalled = tuple[Fraction | None, tuple[str, ...]]


def score(
    definition: Definition, answers: Mapping[str, Any], photos: Mapping[str, int] = _NO_PHOTOS
) -> Score:
    """Score *answers*; unusable ones count as not given.

    *photos* counts the photos of each item, for conditions that look at them.
    """
    found = _Found()
    if is_plain(definition):
        _plainly(definition, answers, found)
    else:
        _in_scene(definition, Scene(definition, answers, photos), found)
    exact, lacking = _total(definition, found)
    if found.missing and definition.scoring.of is not TotalOf.DIMENSION:
        exact = None
    return Score(
        None if exact is None else half_up(exact),
        tuple(found.variables),
        tuple(found.indicators),
        tuple(found.missing),
        lacking,
        definition.scoring.top,
        exact,
    )


class _Found:
    """What has been scored so far; points and weights in units."""

    __slots__ = ("applicable", "indicators", "missing", "points", "variables")

    def __init__(self) -> None:
        self.variables: list[VariableScore] = []
        self.indicators: list[IndicatorScore] = []
        self.missing: list[str] = []
        self.points: Fraction | int = 0
        self.applicable = 0

    def take(self, variable: VariableScore, known: Iterable[Known]) -> None:
        """Add one dimension with its indicators."""
        self.variables.append(variable)
        for one, points, weight in known:
            self.indicators.append(one)
            self.points += points
            self.applicable += weight
            if one.outcome is _UNANSWERED:
                self.missing.append(one.code)


def _plainly(definition: Definition, answers: Mapping[str, Any], found: _Found) -> None:
    """Score a form without rows and conditions: one lookup for each indicator, nothing else."""
    top, said, keep = definition.scoring.top, answers.get, found.indicators.append
    for group in table(definition):
        points: Fraction | int = 0
        applicable = lacking = 0
        for code, known, row in group.quick:
            raw = said(code)
            try:
                one, more, weight = known[raw] if known else row.find(raw)
            except (KeyError, TypeError):  # not answered, or no word of the list
                one, more, weight = row.reckon(raw)
            keep(one)
            if weight:
                points += more
                applicable += weight
            elif one.outcome is _UNANSWERED:
                found.missing.append(code)
                lacking += 1
        found.points += points
        found.applicable += applicable
        found.variables.append(
            VariableScore(group.dimension, top, points, applicable, not lacking, 1)
        )


def _in_scene(definition: Definition, scene: Scene, found: _Found) -> None:
    for group in table(definition):
        items = _survey_items(definition, group)
        if items:
            found.take(SURVEYS[group.dimension.measure](group, scene, items), ())
            continue
        here = in_scene(group, scene)
        found.take(by_share(group, here, definition.scoring.top), here)


def _survey_items(definition: Definition, group: Group) -> tuple[Item, ...]:
    """Return the items of a survey; none for other dimensions."""
    if group.dimension.measure not in SURVEYS:
        return ()
    return tuple(each for each in definition.items if each.dimension == group.dimension.code)


def _total(definition: Definition, found: _Found) -> Totalled:
    of, top = definition.scoring.of, definition.scoring.top
    if of is TotalOf.ITEMS:
        applicable = found.applicable
        return (Fraction(top * found.points, applicable) if applicable else None), ()
    if of is TotalOf.DIMENSION:
        one = next(each for each in found.variables if each.code == definition.scoring.dimension)
        return one.exact, () if one.exact is not None else (one.code,)
    if of is TotalOf.DIMENSIONS:
        return _of_dimensions(found.variables)
    return None, ()


def _of_dimensions(variables: Iterable[VariableScore]) -> Totalled:
    """Weigh dimensions by percent; without one that has a weight there is no total."""
    total, lacking = Fraction(0), []
    for each in variables:
        weight = each.weight or Decimal(0)
        if each.exact is not None:
            total += Fraction(weight) / 100 * each.exact
        elif weight:
            lacking.append(each.code)
    return (None if lacking else total), tuple(lacking)
