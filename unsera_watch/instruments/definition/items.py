"""Reading items: each kind with the keys it may have, and what they must say."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from unsera_watch.instruments.definition.expressions import expression
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.shape import (
    INTERNAL_COMPONENTS,
    MALADMINISTRATION,
    PUBLISHED_COMPONENTS,
    SCORED,
    Item,
    Kind,
    Level,
    Limits,
    Option,
    Part,
    PhotoRule,
    Rule,
    Seen,
    Text,
    WeightSource,
)
from unsera_watch.instruments.rules.surveys import Element
from unsera_watch.kernel.words import N_, say

Choices = Mapping[str, tuple[Option, ...]]

MOST_COUNTED: Final = 1_000
MOST_STEPS: Final = 10
_COMPONENTS: Final = PUBLISHED_COMPONENTS | INTERNAL_COMPONENTS
_ELEMENTS: Final = frozenset(Element)
_KEYS: Final = frozenset(
    {"code", "kind", "choices", "component", "text", "help", "evidence", "photo", "weight"}
    | {"sumber", "citations", "parts", "parts_title", "anchors", "levels", "least", "most"}
    | {"required", "relevant", "constraint", "message", "maladministration", "element", "seen"}
    | {"dimension"}
)
_ONLY_OF: Final[Mapping[str, frozenset[Kind]]] = {
    "parts": frozenset({Kind.ONE, Kind.MANY}),
    "anchors": frozenset({Kind.SCALE}),
    "levels": frozenset({Kind.COUNT}),
    "least": frozenset({Kind.SCALE, Kind.INTEGER, Kind.DECIMAL}),
    "most": frozenset({Kind.SCALE, Kind.COUNT, Kind.INTEGER, Kind.DECIMAL, Kind.TEXT}),
    "weight": SCORED,
    "choices": SCORED | {Kind.INTEGER, Kind.DECIMAL},
    "element": frozenset({Kind.SCALE}),
}


def item(place: Place, choices: Choices, dimension: str) -> Item:
    """Return one item; problems are noted and reading goes on."""
    place.only(_KEYS)
    kind = place.one_of("kind", Kind)
    for key, kinds in _ONLY_OF.items():
        if place.get(key) is not None and kind not in kinds:
            place.child(key).refuse(say(N_("Items of this kind do not have this.")))
    has_parts = place.get("parts") is not None
    return Item(
        code=place.text("code"),
        kind=kind,
        text=place.words("text"),
        help=place.words_if_any("help"),
        evidence=place.words_if_any("evidence"),
        photo=_photo(place, kind),
        options=_options(place, choices, kind),
        parts=tuple(_part(row) for row in place.rows("parts")) if has_parts else (),
        parts_title=place.words("parts_title") if has_parts else None,
        anchors=_anchors(place) if kind is Kind.SCALE else (),
        limits=_limits(place, kind),
        required=place.yes("required", otherwise=kind is not Kind.NOTE),
        relevant=expression(place, "relevant"),
        constraint=_rule(place),
        **_meaning(place, dimension),
    )


def _meaning(place: Place, dimension: str) -> dict[str, Any]:
    """Return what an answer is worth and which norms it is about."""
    has_weight = place.get("weight") is not None
    return {
        "weight": _weight(place) if has_weight else None,
        "source": place.one_of("sumber", WeightSource) if has_weight else None,
        "levels": _levels(place) if place.get("levels") is not None else (),
        "component": _component(place),
        "maladministration": place.known("maladministration", MALADMINISTRATION),
        "element": _element(place),
        "seen": tuple(Seen(each) for each in place.known("seen", frozenset(Seen))),
        "citations": place.texts("citations") if place.get("citations") is not None else (),
        "dimension": dimension if place.get("dimension") is None else place.text("dimension"),
    }


def _photo(place: Place, kind: Kind) -> PhotoRule:
    says_so = isinstance(place.value, dict) and "photo" in place.value
    if says_so:
        return place.one_of("photo", PhotoRule)
    return PhotoRule.ALLOWED if kind is Kind.PHOTO else PhotoRule.FORBIDDEN


def _weight(place: Place) -> Decimal:
    weight = place.number("weight")
    if not weight:
        place.child("weight").refuse(say(N_("A weight must be more than zero.")))
    return weight


def _component(place: Place) -> str | None:
    component = place.get("component")
    if component is None or (isinstance(component, str) and component in _COMPONENTS):
        return component
    place.child("component").refuse(say(N_("No component of UU 25/2009 has this code.")))
    return None


def _element(place: Place) -> str | None:
    element = place.get("element")
    if element is None or (isinstance(element, str) and element in _ELEMENTS):
        return element
    place.child("element").refuse(say(N_("No element of PermenPANRB 14/2017 has this name.")))
    return None


def _options(place: Place, choices: Choices, kind: Kind) -> tuple[Option, ...]:
    if kind not in {Kind.ONE, Kind.MANY} and place.get("choices") is None:
        return ()
    name = place.text("choices")
    if name and name not in choices:
        place.child("choices").refuse(say(N_("There is no list of answers with this name.")))
    found = choices.get(name, ())
    if kind not in {Kind.ONE, Kind.MANY} and any(each.score is not None for each in found):
        place.child("choices").refuse(
            say(N_("Answers beside a number have no score: they leave the denominator."))
        )
    return found


def _part(place: Place) -> Part:
    place.only({"value", "label"})
    return Part(place.text("value"), place.words("label"))


def _anchors(place: Place) -> tuple[Text, ...]:
    """Return what each step means; *anchors* is a list of texts, from least to most."""
    rows = place.rows("anchors")
    found = tuple(Place(row.value, row.path, row.problems).both() for row in rows)
    least, most = place.any_number("least") or Decimal(0), place.any_number("most")
    steps = None if most is None else most - least + 1
    if rows and steps != len(rows):
        place.child("anchors").refuse(say(N_("There must be one text for each step.")))
    return found


def _levels(place: Place) -> tuple[Level, ...]:
    found = []
    for row in place.rows("levels"):
        row.only({"least", "score"})
        found.append(Level(int(row.any_number("least") or 0), row.number("score", most=1)))
    starts = [each.least for each in found]
    if starts != sorted(set(starts)) or starts[:1] != [0]:
        place.child("levels").refuse(say(N_("Levels begin at 0 and go upwards.")))
    return tuple(found)


def _limits(place: Place, kind: Kind) -> Limits:
    least, most = place.any_number("least"), place.any_number("most")
    if kind in {Kind.COUNT, Kind.SCALE}:
        least = least or Decimal(0)
        longest = MOST_STEPS if kind is Kind.SCALE else MOST_COUNTED
        if most is None or not least < most <= longest or {most % 1, least % 1} != {0}:
            place.child("most").refuse(
                say(N_("A whole number up to %(most)s is needed here."), most=longest)
            )
            most = least + 1
    if least is not None and most is not None and least > most:
        place.child("least").refuse(say(N_("The smallest number is larger than the largest.")))
    return Limits(least, most)


def _rule(place: Place) -> Rule | None:
    test = expression(place, "constraint")
    if test is not None:
        return Rule(test, place.words("message"))
    if place.get("message") is not None:
        place.child("message").refuse(say(N_("A message needs a constraint.")))
    return None
