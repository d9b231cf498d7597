"""How the answers of one dimension become one number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules.reading import given
from unsera_watch.instruments.rules.scene import Scene
from unsera_watch.instruments.rules.scoring.parts import IndicatorScore, Outcome, VariableScore
from unsera_watch.instruments.rules.scoring.table import Group, Known, Row, weighed
from unsera_watch.instruments.rules.shape import Item, Measure
from unsera_watch.instruments.rules.surveys import FEWEST_USERS, perception, satisfaction


def by_share(group: Group, found: list[Known], top: int) -> VariableScore:
    """Weigh points over the weights that apply."""
    points: Fraction | int = 0
    applicable = 0
    for _, more, weight in found:
        points += more
        applicable += weight
    is_whole = not any(one.outcome is Outcome.UNANSWERED for one, _, _ in found)
    n = max((one.n for one, _, _ in found), default=0)
    return VariableScore(group.dimension, top, points, applicable, is_whole, n)


def in_scene(group: Group, scene: Scene) -> list[Known]:
    """Score each item where it is asked; a repeated one by the mean of its rows."""
    return [_row(row, scene) for row in group.rows]


def _row(row: Row, scene: Scene) -> Known:
    if row.section.repeat is None:
        return _here(row, scene)
    found = [_here(row, each)[0] for each in scene.rows(row.section)]
    shares = [one.share for one in found if one.share is not None]
    if shares:
        mean = sum(shares, Fraction(0)) / len(shares)
        one = IndicatorScore(
            row.item.code, row.weight, mean, Outcome.COUNTED, n=len(shares), is_many=True
        )
        return weighed(one)
    return weighed(_none(row, found[0].outcome if found else Outcome.NOT_ASKED))


def _here(row: Row, scene: Scene) -> Known:
    if not scene.asks(row.item):
        return weighed(_none(row, Outcome.NOT_ASKED))
    return row.find(scene.answers.get(row.item.code))


def _none(row: Row, outcome: Outcome) -> IndicatorScore:
    return IndicatorScore(row.item.code, row.weight, None, outcome, n=0)


def by_satisfaction(group: Group, scene: Scene, items: Sequence[Item]) -> VariableScore:
    """Return the SKM of the rows; each is one questionnaire."""
    sheets = [_sheet(row, items, _level) for row in _scenes(items, scene)]
    found = satisfaction([{str(key): value for key, value in each.items()} for each in sheets])
    return _survey(group, found.exact, found.n, found.incomplete, 0)


def by_perception(group: Group, scene: Scene, items: Sequence[Item]) -> VariableScore:
    """Return the perception score of the rows; each is one user."""
    fewest = group.dimension.fewest or FEWEST_USERS
    sheets = [_sheet(row, items, _word) for row in _scenes(items, scene)]
    found = perception(sheets, fewest=fewest)
    return _survey(group, found.exact, found.n, found.silent, found.unknown)


def _scenes(items: Sequence[Item], scene: Scene) -> Iterable[Scene]:
    section = scene.definition.section_of(items[0].code) if items else None
    return scene.rows(section) if section is not None else ()


def _sheet(row: Scene, items: Iterable[Item], read: Callable[[Item, Any], Any]) -> dict[str, Any]:
    return {
        item.element or item.code: read(item, row.answers.get(item.code))
        for item in items
        if row.asks(item)
    }


def _level(item: Item, raw: object) -> int | None:
    found = given(item, raw)
    number = None if found is None else found.number
    least, most = item.limits.least or 0, item.limits.most or 0
    whole = number is not None and number == int(number) and least <= number <= most
    return int(number) if whole and number is not None else None


def _word(item: Item, raw: object) -> str | None:
    found = given(item, raw)
    return None if found is None or item.option(found.value) is None else found.value


def _survey(
    group: Group, exact: Fraction | None, n: int, beside: int, unknown: int
) -> VariableScore:
    return VariableScore(
        group.dimension, HUNDRED, n=n, beside=beside, unknown=unknown, surveyed=exact
    )


HUNDRED: Final = 100
SURVEYS: Final[Mapping[Measure, Callable[[Group, Scene, Sequence[Item]], VariableScore]]] = (
    MappingProxyType({Measure.SKM: by_satisfaction, Measure.PERCEPTION: by_perception})
)
