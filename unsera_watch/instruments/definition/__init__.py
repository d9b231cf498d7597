"""Instruments as data: reading a definition from JSON and knowing it by its hash.

A definition file is plain JSON (see `instruments/obs-sp-v1.json`); weights and scores are texts
such as "1.5", so no binary fraction ever enters a total.

An *answers document* answers one definition. It maps the indicator to what was chosen:

    {"K1.1": "ada",
     "K2.1": {"value": "ada", "statements": ["a", "b", "c"]},
     "K5.1": {"value": "diperiksa", "ticked": ["ram"], "not_applicable": ["kursi_roda"]}}

An indicator without parts takes the value alone. One with statements takes `value` and
`statements`; the value alone means that no statement was seen. One of kind *many* takes `value`
(`diperiksa` or `tidak_dapat_diamati`), `ticked` and `not_applicable`; lists without a value
mean `diperiksa`, the value alone is enough for `tidak_dapat_diamati`. What is missing, null or
"" is not answered. Notes are a second document: {"K1.1": "…"}.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules import (
    INTERNAL_COMPONENTS,
    PUBLISHED_COMPONENTS,
    Definition,
    Item,
    Kind,
    Option,
    Part,
    PhotoRule,
    Section,
    WeightSource,
)
from unsera_watch.kernel.canonical import digest
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

Choices = Mapping[str, tuple[Option, ...]]

_COMPONENTS = PUBLISHED_COMPONENTS | INTERNAL_COMPONENTS
_ITEM_KEYS = frozenset(
    {"code", "kind", "choices", "component", "text", "help", "evidence", "photo", "weight"}
    | {"sumber", "citations", "parts", "parts_title"}
)


def parse(raw: object) -> Definition:
    """Return the definition in *raw* JSON, or refuse with every problem named by its place."""
    problems: dict[str, Message] = {}
    top = Place(raw, "", problems)
    top.only({"code", "version", "title", "citations", "choices", "sections"})
    choices = _choices(top.child("choices"))
    definition = Definition(
        code=top.text("code"),
        version=top.whole("version"),
        title=top.words("title"),
        citations=top.texts("citations"),
        sections=tuple(_section(row, choices) for row in top.rows("sections")),
    )
    _refuse_doubles(top, "sections", (section.code for section in definition.sections))
    _refuse_doubles(top, "items", (item.code for item in definition.items))
    if problems:
        raise Invalid(problems, "bad-definition")
    return definition


def digest_of(raw: Mapping[str, Any]) -> str:
    """Return the hash a version is known by: SHA-256 over its canonical JSON."""
    return digest(raw)


def _choices(place: Place) -> Choices:
    return {name: tuple(_option(row) for row in place.rows(name)) for name in place.names()}


def _option(place: Place) -> Option:
    place.only({"value", "label", "score"})
    score = None if place.get("score") is None else place.number("score", most=1)
    return Option(place.text("value"), place.words("label"), score)


def _section(place: Place, choices: Choices) -> Section:
    place.only({"code", "title", "items"})
    items = tuple(_item(row, choices) for row in place.rows("items"))
    return Section(place.text("code"), place.words("title"), items)


def _item(place: Place, choices: Choices) -> Item:
    place.only(_ITEM_KEYS)
    has_parts = place.get("parts") is not None
    item = Item(
        code=place.text("code"),
        kind=place.one_of("kind", Kind),
        text=place.words("text"),
        help=place.words("help"),
        evidence=place.words("evidence"),
        photo=place.one_of("photo", PhotoRule),
        weight=place.number("weight"),
        source=place.one_of("sumber", WeightSource),
        component=_component(place),
        citations=place.texts("citations"),
        options=_options(place, choices),
        parts=tuple(_part(row) for row in place.rows("parts")) if has_parts else (),
        parts_title=place.words("parts_title") if has_parts else None,
    )
    _check_item(place, item)
    return item


def _part(place: Place) -> Part:
    place.only({"value", "label"})
    return Part(place.text("value"), place.words("label"))


def _component(place: Place) -> str | None:
    component = place.get("component")
    if component is None or (isinstance(component, str) and component in _COMPONENTS):
        return component
    place.child("component").refuse(say(N_("No component of UU 25/2009 has this code.")))
    return None


def _options(place: Place, choices: Choices) -> tuple[Option, ...]:
    name = place.text("choices")
    if name and name not in choices:
        place.child("choices").refuse(say(N_("There is no list of answers with this name.")))
    return choices.get(name, ())


def _check_item(place: Place, item: Item) -> None:
    if not item.weight:
        place.child("weight").refuse(say(N_("A weight must be more than zero.")))
    scored = [option for option in item.options if option.score is not None]
    if item.kind is Kind.MANY and (not item.parts or len(scored) != 1):
        place.refuse(say(N_("An indicator of ticks needs parts and one answer that scores.")))
    _refuse_doubles(place, "choices", (option.value for option in item.options))
    _refuse_doubles(place, "parts", (part.value for part in item.parts))


def _refuse_doubles(place: Place, key: str, values: Iterable[str]) -> None:
    doubles = sorted(value for value, count in Counter(values).items() if count > 1)
    if doubles:
        place.child(key).refuse(
            say(N_("These codes stand here twice: %(codes)s."), codes=", ".join(doubles))
        )
