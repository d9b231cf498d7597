"""What a whole definition must keep to: codes once, known references, sums, no circles."""

import re
from collections.abc import Iterator
from typing import Final

from unsera_watch.instruments.definition.coherence.refusing import refuse_doubles
from unsera_watch.instruments.definition.coherence.totals import check_dimensions, check_sums
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.expressions import OWN, Expression, referred
from unsera_watch.instruments.rules.scene.order import circle
from unsera_watch.instruments.rules.shape import (
    Definition,
    Item,
    Kind,
    PhotoRule,
    Section,
)
from unsera_watch.kernel.words import N_, say

_NAMING: Final = frozenset({Kind.TEXT, Kind.POINT})
_NOT_IN_ROWS: Final = frozenset({Kind.PHOTO})
MOST_ITEMS: Final = 1_000
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]")
_ROLES: Final = ("ticked", "not_applicable", "beside", "lat", "lon", "accuracy_m", "note")


def check(top: Place, definition: Definition) -> None:
    """Note every way in which the parts of *definition* do not fit together."""
    _check_codes(top, definition)
    for place, section in _sections(top, definition):
        _check_section(place, definition, section)
    check_dimensions(top, definition)
    check_sums(top, definition)
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
    _check_names(top, set(items))
    if len(items) > MOST_ITEMS:
        top.child("items").refuse(
            say(N_("A form asks at most %(most)s questions."), most=MOST_ITEMS)
        )


def _check_names(top: Place, items: set[str]) -> None:
    """Refuse codes that would share a field of the form: K.1 and K-1, or P and P_note."""
    names = [_UNSAFE.sub("_", code) for code in items]
    parts = {f"{name}_{role}" for name in names for role in _ROLES}
    shared = sorted({name for name in names if names.count(name) > 1 or name in parts})
    if shared:
        codes = ", ".join(shared)
        top.child("items").refuse(
            say(N_("These codes are too much alike: %(codes)s."), codes=codes)
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
    if anonymous and item.kind in {Kind.INTEGER, Kind.DECIMAL} and item.limits.most is None:
        place.child("most").refuse(say(N_("Rows without names need a largest number.")))
