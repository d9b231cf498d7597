"""Reading a composite: dimensions taken from other instruments of the same visit."""

from decimal import Decimal
from typing import Final

from unsera_watch.instruments.definition.coherence.refusing import refuse_doubles, refuse_sum
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.composites import (
    CompositeDefinition,
    CompositeDimension,
    Indicator,
    Source,
)
from unsera_watch.instruments.rules.scales import SCALES
from unsera_watch.instruments.rules.shape import WeightSource
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

COMPOSITE: Final = "composite"
_TOP: Final = frozenset(
    {"kind", "code", "version", "title", "about", "citations", "scales", "dimensions"}
)


def is_composite(raw: object) -> bool:
    """Say whether *raw* JSON claims to be a composite."""
    return isinstance(raw, dict) and raw.get("kind") == COMPOSITE


def parse_composite(raw: object) -> CompositeDefinition:
    """Return the composite in *raw* JSON, or refuse with every problem named by its place."""
    problems: dict[str, Message] = {}
    top = Place(raw, "", problems)
    top.only(_TOP)
    if not is_composite(raw):
        top.child("kind").refuse(
            say(N_("One of these is needed here: %(known)s."), known=COMPOSITE)
        )
    definition = CompositeDefinition(
        code=top.text("code"),
        version=top.whole("version"),
        title=top.words("title"),
        citations=top.texts("citations"),
        dimensions=tuple(_dimension(row) for row in top.rows("dimensions")),
        scales=top.known("scales", frozenset(SCALES)),
        about=top.words_if_any("about"),
    )
    _check(top, definition)
    if problems:
        raise Invalid(problems, "bad-definition")
    return definition


def _dimension(place: Place) -> CompositeDimension:
    place.only({"code", "title", "weight", "sumber", "indicators", "from"})
    is_whole = place.get("from") is not None
    if is_whole and place.get("indicators") is not None:
        place.child("from").refuse(say(N_("Either indicators or one source, not both.")))
    return CompositeDimension(
        code=place.text("code"),
        title=place.words("title"),
        weight=place.number("weight"),
        source=place.one_of("sumber", WeightSource),
        indicators=() if is_whole else tuple(map(_indicator, place.rows("indicators"))),
        whole=_source(place.child("from"), "dimension") if is_whole else None,
    )


def _indicator(place: Place) -> Indicator:
    place.only({"code", "text", "weight", "sumber", "from"})
    sources = place.get("from")
    if not isinstance(sources, list):
        place.child("from").refuse(say(N_("A list of sources is needed here; it may be empty.")))
    return Indicator(
        code=place.text("code"),
        text=place.words("text"),
        weight=place.number("weight"),
        source=place.one_of("sumber", WeightSource),
        sources=tuple(_source(row, "item") for row in place.rows("from")) if sources else (),
    )


def _source(place: Place, key: str) -> Source:
    place.only({"instrument", key})
    return Source(place.text("instrument"), place.text(key))


def _check(top: Place, definition: CompositeDefinition) -> None:
    refuse_doubles(top, "dimensions", (each.code for each in definition.dimensions))
    inside = [one for each in definition.dimensions for one in each.indicators]
    refuse_doubles(top, "indicators", (one.code for one in inside))
    whole = Decimal(100)
    refuse_sum(top, "dimensions", (each.weight for each in definition.dimensions), whole)
    for each in definition.dimensions:
        if each.indicators:
            weights = (one.weight for one in each.indicators)
            refuse_sum(top, f"dimensions.{each.code}", weights, whole)
