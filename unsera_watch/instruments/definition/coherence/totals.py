"""What is counted together must fit: dimensions, surveys, scales and sums of weights."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final

from unsera_watch.instruments.definition.coherence.refusing import refuse_sum
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.scales import SCALES
from unsera_watch.instruments.rules.shape import (
    Definition,
    Dimension,
    Item,
    Kind,
    Limits,
    Measure,
    Scoring,
    TotalOf,
)
from unsera_watch.instruments.rules.surveys import HIGHEST, LOWEST, Element, Heard
from unsera_watch.kernel.words import N_, Message, say

TO_HUNDRED: Final = 100
SURVEYS: Final = frozenset({Measure.SKM, Measure.PERCEPTION})
_HEARD: Final = frozenset(Heard)


def check_dimensions(top: Place, definition: Definition) -> None:
    """Refuse dimensions nobody knows, surveys that are none, and scales of another height."""
    known = {each.code for each in definition.dimensions}
    _check_weights(top, definition, known)
    _check_chosen(top, definition.scoring, known)
    _check_scales(top, definition)
    for dimension in definition.dimensions:
        problem = _survey_problem(definition, dimension)
        if problem is not None:
            top.child("dimensions").refuse(problem)


def _check_weights(top: Place, definition: Definition, known: AbstractSet[str]) -> None:
    """Refuse a weight in a dimension that is not there, or that counts no weights."""
    silent = {each.code for each in definition.dimensions if each.measure is not Measure.SHARE}
    for place, section in zip(top.rows("sections"), definition.sections, strict=True):
        for here, item in zip(place.rows("items"), section.items, strict=True):
            if item.weight is None:
                continue
            if item.dimension not in known:
                here.child("dimension").refuse(say(N_("There is no dimension with this code.")))
            if item.dimension in silent:
                here.child("weight").refuse(say(N_("This dimension counts no weights.")))


def _check_chosen(top: Place, scoring: Scoring, known: AbstractSet[str]) -> None:
    if scoring.of is TotalOf.DIMENSION and scoring.dimension not in known:
        place = top.child("scoring").child("dimension")
        place.refuse(say(N_("There is no dimension with this code.")))


def _check_scales(top: Place, definition: Definition) -> None:
    """Refuse scales that end elsewhere than the total, and surveys in an index that ends at 5."""
    scoring, place = definition.scoring, top.child("scoring")
    if any(SCALES[code].top != scoring.top for code in scoring.scales):
        place.child("scales").refuse(say(N_("This scale does not end where the total ends.")))
    counted = [
        each
        for each in definition.dimensions
        if each.measure in SURVEYS and (each.weight or each.code == scoring.dimension)
    ]
    if scoring.top != TO_HUNDRED and counted:
        place.child("top").refuse(say(N_("Surveys are counted up to 100.")))


def _survey_problem(definition: Definition, dimension: Dimension) -> Message | None:
    """Say what keeps a survey from being one: rows, elements, or the three answers."""
    if dimension.measure not in SURVEYS:
        return None
    items = [item for item in definition.items if item.dimension == dimension.code]
    homes = {definition.section_of(item.code) for item in items}
    sections = [home for home in homes if home is not None and home.repeat is not None]
    fits = _FITS[dimension.measure]
    if not items or len(homes) != 1 or len(sections) != 1 or not all(map(fits, items)):
        return say(
            N_("%(code)s: a survey needs one repeated section with the answers it counts."),
            code=dimension.code,
        )
    elements = [item.element for item in items]
    if dimension.measure is Measure.SKM and sorted(map(str, elements)) != sorted(Element):
        return say(
            N_("%(code)s: each of the nine elements is asked once, from 1 to 4."),
            code=dimension.code,
        )
    return None


def _is_element(item: Item) -> bool:
    fits = item.limits == Limits(Decimal(LOWEST), Decimal(HIGHEST))
    return item.kind is Kind.SCALE and item.element is not None and fits


def _is_heard(item: Item) -> bool:
    return item.kind is Kind.ONE and {option.value for option in item.options} <= _HEARD


_FITS: Final[Mapping[Measure, Callable[[Item], bool]]] = {
    Measure.SKM: _is_element,
    Measure.PERCEPTION: _is_heard,
}


def check_sums(top: Place, definition: Definition) -> None:
    """Refuse weights that do not sum to what they are parts of."""
    scoring = definition.scoring
    if scoring.of is TotalOf.ITEMS:
        refuse_sum(top, "sections", _weights(definition.items), scoring.weights_sum)
    if scoring.of is TotalOf.DIMENSIONS:
        stated = [each.weight or Decimal(0) for each in definition.dimensions]
        refuse_sum(top, "dimensions", stated, Decimal(100))
        for each in definition.dimensions:
            inside = _weights(item for item in definition.items if item.dimension == each.code)
            if each.weight and each.measure is Measure.SHARE:
                refuse_sum(top, f"dimensions.{each.code}", inside, Decimal(100))


def _weights(items: Iterable[Item]) -> list[Decimal]:
    return [item.weight for item in items if item.weight is not None]
