"""A form as students see it on the phone, worked out for the preview."""

from collections.abc import Mapping
from typing import Any, Final

from unsera_watch.instruments.definition.conditions import in_words
from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules import Definition, Item, Kind, Section
from unsera_watch.instruments.rules.composites import CompositeDefinition, CompositeDimension
from unsera_watch.instruments.rules.expressions import Expression
from unsera_watch.instruments.rules.shape import Option, PhotoRule, Text, WeightSource
from unsera_watch.instruments.views.shown import SOURCES
from unsera_watch.kernel.words import N_, say
from unsera_watch.web.i18n import current_language, told

Citations = Mapping[str, Citation]
PHOTOS: Final = {
    PhotoRule.REQUIRED: N_("A photo must be taken here."),
    PhotoRule.EXPECTED: N_("A photo is expected here."),
    PhotoRule.ALLOWED: N_("A photo may be taken here."),
}
_SHAPES: Final[Mapping[Kind, str]] = {
    Kind.ONE: "answers",
    Kind.MANY: "answers",
    Kind.SCALE: "answers",
    Kind.COUNT: "number",
    Kind.INTEGER: "number",
    Kind.DECIMAL: "number",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.POINT: "point",
    Kind.PHOTO: "photo",
    Kind.NOTE: "note",
}


def screens(definition: Definition, citations: Citations) -> list[dict[str, Any]]:
    """Return each section as one page of the phone, with the weights beside it."""
    return [
        {
            "code": section.code,
            "title": _words(section.title),
            "about": _words(section.about),
            "repeat": _repeat(section),
            "condition": _when(definition, section.relevant),
            "questions": [_question(definition, item, citations) for item in section.items],
            "weights": [_weight(item) for item in section.items if item.weight is not None],
        }
        for section in definition.sections
    ]


def parts(composite: CompositeDefinition) -> list[dict[str, Any]]:
    """Return each dimension of a composite with where its numbers come from."""
    return [
        {
            "title": f"{each.code} · {_words(each.title)}",
            "weight": _plain(each.weight),
            "source": SOURCES[each.source],
            "rows": _sources(each),
        }
        for each in composite.dimensions
    ]


def dimension_rows(definition: Definition) -> list[list[Any]]:
    """Return the dimensions that have a weight of their own, as lines of a table."""
    return [
        [f"{each.code} · {_words(each.title)}", _plain(each.weight), _status(each.source)]
        for each in definition.dimensions
        if each.weight is not None
    ]


def _sources(dimension: CompositeDimension) -> list[list[Any]]:
    if dimension.whole is not None:
        whole = f"{dimension.whole.instrument} · {dimension.whole.code}"
        return [[told(N_("The whole dimension")), "–", "–", whole]]
    return [
        [
            f"{one.code} · {_words(one.text)}",
            _plain(one.weight),
            _status(one.source),
            ", ".join(f"{each.instrument} · {each.code}" for each in one.sources) or "–",
        ]
        for one in dimension.indicators
    ]


def _question(definition: Definition, item: Item, citations: Citations) -> dict[str, Any]:
    return {
        "code": item.code,
        "text": _words(item.text),
        "help": _words(item.help),
        "evidence": _words(item.evidence),
        "condition": _when(definition, item.relevant),
        "shape": _SHAPES[item.kind],
        "is_wide": item.kind is Kind.SCALE,
        "answers": _answers(item),
        "parts_title": _words(item.parts_title),
        "parts": [_words(part.label) for part in item.parts],
        "may_lack": item.kind is Kind.MANY,
        "photo": told(PHOTOS[item.photo]) if item.photo in PHOTOS else None,
        "is_optional": item.is_asked and not item.required,
        "citations": [_citation(code, citations) for code in item.citations],
    }


def _answers(item: Item) -> list[str]:
    steps = [
        f"{number} · {_words(anchor)}"
        for number, anchor in enumerate(item.anchors, start=int(item.limits.least or 0))
    ]
    return steps + [_named(option) for option in item.options]


def _named(option: Option) -> str:
    return _words(option.label)


def _citation(code: str, citations: Citations) -> dict[str, str]:
    found = citations.get(code)
    if found is None:
        return {"text": code, "status": ""}
    status = N_("not confirmed yet") if found.confirmed_at is None else N_("confirmed")
    return {"text": ", ".join(filter(None, (found.text, found.article))), "status": told(status)}


def _repeat(section: Section) -> str | None:
    if section.repeat is None:
        return None
    noun, most = _words(section.repeat.noun), section.repeat.most
    return told(
        say(N_("Filled in once for each: %(noun)s (at most %(most)s)"), noun=noun, most=most)
    )


def _when(definition: Definition, condition: Expression | None) -> str | None:
    if condition is None:
        return None
    return told(say(N_("Asked only when: %(when)s"), when=in_words(definition, condition)))


def _weight(item: Item) -> list[Any]:
    return [item.code, _plain(item.weight), _status(item.source)]


def _status(source: WeightSource | None) -> Any:  # noqa: ANN401  (a cell of a table)
    return {"status": SOURCES[source]} if source is not None else "–"


def _plain(number: Any) -> str:  # noqa: ANN401  (a Decimal or nothing)
    return "–" if number is None else f"{number.normalize():f}"


def _words(text: Text | None) -> str:
    return "" if text is None else text.in_(current_language())
