"""What a whole definition must keep to: codes once, known references, sums, no circles."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final

from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.expressions import OWN, Expression, referred
from unsera_watch.instruments.rules.scene.order import circle
from unsera_watch.instruments.rules.shape import (
    Definition,
    Dimension,
    Item,
    Kind,
    Measure,
    PhotoRule,
    Scoring,
    Section,
    TotalOf,
)
from unsera_watch.instruments.rules.surveys import Heard
from unsera_watch.kernel.words import N_, Message, say

_NAMING: Final = frozenset({Kind.TEXT, Kind.POINT})
_NOT_IN_ROWS: Final = frozenset({Kind.PHOTO})
_HEARD: Final = frozenset(Heard)


def check(top: Place, definition: Definition) -> None:
    """Note every way in which the parts of *definition* do not fit together."""
    _check_codes(top, definition)
    for place, section in _sections(top, definition):
        _check_section(place, definition, section)
    _check_dimensions(top, definition)
    _check_sums(top, definition)
    found = circle(definition)
    if found:
        top.child("sections").refuse(
            say(N_("These ask for each other in a circle: %(codes)s."), codes=" → ".join(found))
        )


def _sections(top: Place, definition: Definition) -> Iterator[tuple[Place, Section]]:
    return zip(top.rows("sections"), definition.sections, strict=True)


def _check_codes(top: Place, definition: Definition) -> None:
    sections = [section.code for section in definition.sections]
    items = [item.code for item in definition.items]
    refuse_doubles(top, "sections", sections)
    refuse_doubles(top, "items", items)
    refuse_doubles(top, "dimensions", (each.code for each in definition.dimensions))
    refuse_doubles(top, "items", [*set(items), *set(sections)])


def refuse_doubles(place: Place, key: str, values: Iterable[str]) -> None:
    """Refuse codes that stand there more than once."""
    doubles = sorted(value for value, count in Counter(values).items() if count > 1)
    if doubles:
        place.child(key).refuse(
            say(N_("These codes stand here twice: %(codes)s."), codes=", ".join(doubles))
        )


def _check_section(place: Place, definition: Definition, section: Section) -> None:
    _check_references(place, "relevant", section.relevant, _visible(definition, None))
    inner = _visible(definition, section)
    for here, item in zip(place.rows("items"), section.items, strict=True):
        _check_references(here, "relevant", item.relevant, inner - {item.code})
        if item.constraint is not None:
            _check_references(here, "constraint", item.constraint.test, inner | {OWN})
        _check_item(here, item)
        if section.repeat is not None:
            _check_in_rows(here, item, anonymous=section.repeat.anonymous)


def _visible(definition: Definition, within: Section | None) -> frozenset[str]:
    """Return what a condition may look at: rows only from inside their own section."""
    found = {section.code for section in definition.sections if section.repeat is not None}
    for section in definition.sections:
        if section.repeat is None or section is within:
            found |= {item.code for item in section.items if item.is_asked}
    return frozenset(found)


def _check_references(
    place: Place, key: str, expression: Expression | None, known: frozenset[str]
) -> None:
    strange = sorted(set(referred(expression)) - known)
    if strange:
        place.child(key).refuse(
            say(
                N_("This looks at answers that are not there: %(codes)s."), codes=", ".join(strange)
            )
        )


def _check_item(place: Place, item: Item) -> None:
    scored = [option for option in item.options if option.score is not None]
    if item.kind is Kind.MANY and (not item.parts or len(scored) != 1):
        place.refuse(say(N_("An indicator of ticks needs parts and one answer that scores.")))
    refuse_doubles(place, "choices", (option.value for option in item.options))
    refuse_doubles(place, "parts", (part.value for part in item.parts))


def _check_in_rows(place: Place, item: Item, *, anonymous: bool) -> None:
    if item.kind in _NOT_IN_ROWS or item.photo is not PhotoRule.FORBIDDEN:
        place.refuse(say(N_("Photos are not taken row by row.")))
    if anonymous and item.kind in _NAMING:
        place.refuse(say(N_("Rows without names ask for no free text and no place.")))


def _check_dimensions(top: Place, definition: Definition) -> None:
    known = {each.code for each in definition.dimensions}
    for place, section in _sections(top, definition):
        for here, item in zip(place.rows("items"), section.items, strict=True):
            if item.weight is not None and item.dimension not in known:
                here.child("dimension").refuse(say(N_("There is no dimension with this code.")))
    _check_chosen(top, definition.scoring, known)
    for dimension in definition.dimensions:
        problem = _survey_problem(definition, dimension)
        if problem is not None:
            top.child("dimensions").refuse(problem)


def _check_chosen(top: Place, scoring: Scoring, known: AbstractSet[str]) -> None:
    if scoring.of is TotalOf.DIMENSION and scoring.dimension not in known:
        place = top.child("scoring").child("dimension")
        place.refuse(say(N_("There is no dimension with this code.")))


def _survey_problem(definition: Definition, dimension: Dimension) -> Message | None:
    """Say what keeps a survey from being one: rows, elements, or the three answers."""
    if dimension.measure not in {Measure.SKM, Measure.PERCEPTION}:
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
    return None


def _is_element(item: Item) -> bool:
    return item.kind is Kind.SCALE and item.element is not None


def _is_heard(item: Item) -> bool:
    return item.kind is Kind.ONE and {option.value for option in item.options} <= _HEARD


_FITS: Final[Mapping[Measure, Callable[[Item], bool]]] = {
    Measure.SKM: _is_element,
    Measure.PERCEPTION: _is_heard,
}


def _check_sums(top: Place, definition: Definition) -> None:
    scoring = definition.scoring
    if scoring.of is TotalOf.ITEMS:
        refuse_sum(top, "sections", _weights(definition.items), scoring.weights_sum)
    if scoring.of is TotalOf.DIMENSIONS:
        stated = [each.weight or Decimal(0) for each in definition.dimensions]
        refuse_sum(top, "dimensions", stated, scoring.weights_sum)
        for each in definition.dimensions:
            inside = _weights(item for item in definition.items if item.dimension == each.code)
            if each.weight and each.measure is Measure.SHARE:
                refuse_sum(top, f"dimensions.{each.code}", inside, Decimal(100))


def _weights(items: Iterable[Item]) -> list[Decimal]:
    return [item.weight for item in items if item.weight is not None]


def refuse_sum(top: Place, key: str, weights: Iterable[Decimal], wanted: Decimal) -> None:
    """Refuse weights that do not sum to what is wanted."""
    found = sum(weights, Decimal(0))
    if found != wanted:
        top.child(key).refuse(
            say(
                N_("The weights sum to %(found)s, and %(wanted)s is needed."),
                found=f"{found.normalize():f}",
                wanted=f"{wanted.normalize():f}",
            )
        )
