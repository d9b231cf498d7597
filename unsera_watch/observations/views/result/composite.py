"""The composite of one visit: dimensions taken from its instruments."""

from collections.abc import Mapping
from typing import Any

from unsera_watch.instruments.rules import CompositeDefinition, CompositePart, Score, compose
from unsera_watch.instruments.rules.composites import Indicator
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.views.result.bars import SOURCES, comparisons
from unsera_watch.web.i18n import current_language, number, told


def composite_card(definition: CompositeDefinition, scores: Mapping[str, Score]) -> dict[str, Any]:
    """Return the composite of one visit; what is missing is said."""
    found = compose(definition, scores)
    language = current_language()
    return {
        "title": definition.title.in_(language),
        "about": definition.about.in_(language) if definition.about else "",
        "text": number(found.total),
        "value": None if found.total is None else float(found.total),
        "parts": [_part(each) for each in found.parts],
        "missing": [
            each.dimension.title.in_(language) for each in found.parts if each.exact is None
        ],
        "comparisons": comparisons(found.total, definition.scales),
    }


def _part(part: CompositePart) -> dict[str, Any]:
    language, dimension = current_language(), part.dimension
    return {
        "code": number(dimension.weight) + " %",
        "name": dimension.title.in_(language),
        "value": None if part.exact is None else float(part.exact),
        "drawn": None if part.exact is None else float(part.exact),
        "text": number(part.score),
        "note": told(say(N_("weight %(source)s"), source=told(SOURCES[dimension.source]))),
        "rows": [
            {
                "code": each.indicator.code,
                "text": each.indicator.text.in_(language),
                "weight": _weight(each.indicator),
                "share": None
                if each.share is None or each.is_one_persons
                else number(float(100 * each.share)),
                "source": f"{each.source.instrument} {each.source.code}" if each.source else None,
            }
            for each in part.taken
        ],
    }


def _weight(indicator: Indicator) -> str:
    return f"{number(indicator.weight)} · {told(SOURCES[indicator.source])}"
