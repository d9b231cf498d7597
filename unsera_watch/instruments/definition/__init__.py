"""Instruments as data: reading a definition from JSON and knowing it by its hash.

The language is written down in `docs/instruments.md`. A definition file is plain JSON; weights
and scores are texts such as "1.5", so no binary fraction ever enters a total. Everything that is
wrong with a file is told at once, each problem by its place.
"""

from collections.abc import Mapping
from typing import Any, Final

from unsera_watch.instruments.definition.coherence import check
from unsera_watch.instruments.definition.composite import is_composite, parse_composite
from unsera_watch.instruments.definition.expressions import expression
from unsera_watch.instruments.definition.items import Choices, item
from unsera_watch.instruments.definition.place import Place
from unsera_watch.instruments.rules.scales import SCALES
from unsera_watch.instruments.rules.shape import (
    Definition,
    Dimension,
    Measure,
    Option,
    Repeat,
    Scoring,
    Section,
    TotalOf,
    WeightSource,
)
from unsera_watch.kernel.canonical import digest
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say

__all__ = ["digest_of", "is_composite", "parse", "parse_composite"]

MOST_ROWS: Final = 500
_TOP: Final = frozenset(
    {"code", "version", "title", "about", "citations", "choices", "sections"}
    | {"dimensions", "scoring"}
)
TOPS: Final = (5, 100)


def parse(raw: object) -> Definition:
    """Return the definition in *raw* JSON, or refuse with every problem named by its place."""
    problems: dict[str, Message] = {}
    top = Place(raw, "", problems)
    top.only(_TOP)
    choices = _choices(top.child("choices"))
    own = top.get("dimensions") is not None
    sections = tuple(_section(row, choices, own=own) for row in top.rows("sections"))
    definition = Definition(
        code=top.text("code"),
        version=top.whole("version"),
        title=top.words("title"),
        citations=top.texts("citations"),
        sections=sections,
        dimensions=tuple(_dimension(row) for row in top.rows("dimensions"))
        if own
        else tuple(Dimension(each.code, each.title) for each in sections),
        scoring=_scoring(top.child("scoring")),
        about=top.words_if_any("about"),
    )
    check(top, definition)
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


def _section(place: Place, choices: Choices, *, own: bool) -> Section:
    """Return one section; without *own* dimensions its items belong to its own code."""
    place.only({"code", "title", "about", "repeat", "relevant", "items", "dimension"})
    code = place.text("code")
    dimension = "" if own else code
    if place.get("dimension") is not None:
        dimension = place.text("dimension")
    return Section(
        code=code,
        title=place.words("title"),
        items=tuple(item(row, choices, dimension) for row in place.rows("items")),
        repeat=None if place.get("repeat") is None else _repeat(place.child("repeat")),
        relevant=expression(place, "relevant"),
        about=place.words_if_any("about"),
    )


def _repeat(place: Place) -> Repeat:
    place.only({"noun", "least", "most", "anonymous"})
    least = int(place.any_number("least") or 0)
    most = place.whole("most")
    if most > MOST_ROWS or least > most or least < 0:
        place.child("most").refuse(
            say(N_("A whole number up to %(most)s is needed here."), most=MOST_ROWS)
        )
    anonymous = place.yes("anonymous", otherwise=True)
    return Repeat(place.words("noun"), least, most, anonymous)


def _dimension(place: Place) -> Dimension:
    place.only({"code", "title", "measure", "weight", "sumber", "fewest"})
    weight = None if place.get("weight") is None else place.number("weight")
    return Dimension(
        code=place.text("code"),
        title=place.words("title"),
        measure=Measure.SHARE if place.get("measure") is None else place.one_of("measure", Measure),
        weight=weight,
        source=None if weight is None else place.one_of("sumber", WeightSource),
        fewest=None if place.get("fewest") is None else place.whole("fewest"),
    )


def _scoring(place: Place) -> Scoring:
    """Return how the total is made: 100 times points over weights where nothing is said."""
    if place.value is None:
        return Scoring(scales=("kepatuhan-2016", "penyelenggaraan-2022"))
    place.only({"total", "dimension", "top", "weights_sum", "scales"})
    top = 100 if place.get("top") is None else place.whole("top")
    if top not in TOPS:
        place.child("top").refuse(say(N_("The highest total is 5 or 100.")))
    sums = "weights_sum"
    return Scoring(
        of=place.one_of("total", TotalOf),
        top=top,
        dimension="" if place.get("dimension") is None else place.text("dimension"),
        weights_sum=Scoring().weights_sum if place.get(sums) is None else place.number(sums),
        scales=place.known("scales", frozenset(SCALES)),
    )
