"""What the instruments of one visit say together, where a composite can be made of them."""

from collections import Counter
from collections.abc import Mapping

from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.instruments.rules import CompositeScore, Score, compose, score
from unsera_watch.instruments.service import composite_of, definition_of
from unsera_watch.reports.document import Composite, CompositeLine
from unsera_watch.reports.service.compose import wording
from unsera_watch.reports.service.compose.material import Material


def composites(material: Material) -> tuple[Composite, ...]:
    """Return each composite that takes something from at least two of the visit's instruments."""
    scores: dict[str, Score] = {}
    for each in material.visit:
        definition = definition_of(each.version)
        photos = Counter(photo.indicator for photo in each.photos)
        scores[definition.code] = score(definition, each.answers, photos)
    fitting = [
        each
        for each in material.composites
        if len(composite_of(each).instruments & scores.keys()) > 1
    ]
    return tuple(_composite(each, scores) for each in fitting)


def _composite(version: InstrumentVersion, scores: Mapping[str, Score]) -> Composite:
    definition = composite_of(version)
    found = compose(definition, scores)
    return Composite(
        title=definition.title.id,
        version=f"v{definition.version}",
        total=found.total,
        lines=tuple(
            CompositeLine(
                name=part.dimension.title.id, weight=part.dimension.weight, score=part.score
            )
            for part in found.parts
        ),
        taken_from=tuple(sorted(definition.instruments & scores.keys())),
        note=wording.COMPOSITE_NOTE + wording.incomplete(_missing(found)),
    )


def _missing(found: CompositeScore) -> list[str]:
    return [part.dimension.title.id for part in found.parts if part.exact is None]
