"""A total and the bars of its dimensions, as components/score.html shows them."""

from decimal import Decimal
from typing import Any

from unsera_watch.instruments.rules import (
    SCALES,
    Definition,
    Measure,
    Scale,
    ScaleStatus,
    WeightSource,
)
from unsera_watch.instruments.rules.shape import Dimension
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.models import Observation
from unsera_watch.web.i18n import current_language, number, told

SOURCES = {
    WeightSource.OFFICIAL: N_("official"),
    WeightSource.PROPOSED: N_("proposal"),
}
STATUS = {
    ScaleStatus.IN_FORCE: N_("in force"),
    ScaleStatus.REVOKED: N_("old scale, since revoked"),
}


def result_of(found: Observation) -> dict[str, Any]:
    """Return the total for components/score.html."""
    definition = definition_of(found.version)
    top = definition.scoring.top
    if found.total is None:
        return {"text": "–", "value": None, "note": None, "label": "", "top": top}
    return {
        "text": number(found.total),
        "value": float(found.total),
        "note": told(weights_note(definition)),
        "label": found.visit.assignment.office.name,
        "top": top,
    }


def weights_note(definition: Definition) -> Message:
    """Say how many weights of indicators are official and how many are proposals, as papers do."""
    chosen = definition.scoring.dimension
    if any(each.code == chosen and each.measure is Measure.SKM for each in definition.dimensions):
        return say(N_("Each of nine elements weighs 1/9 (PermenPANRB 14/2017)."))
    sources = [item.source for item in definition.items if item.source is not None]
    proposed = sources.count(WeightSource.PROPOSED)
    if proposed == len(sources):
        return say(N_("Weights are a proposal of this project, not official."))
    text = N_(
        "Weights of indicators: %(official)s official, %(proposed)s proposed by this project."
    )
    return say(text, official=len(sources) - proposed, proposed=proposed)


def variable_rows(found: Observation, definition: Definition) -> list[dict[str, Any]]:
    """Return the score of each dimension; None stays out of the total."""
    known = {each.code: each for each in definition.dimensions}
    return [
        _row(row, known[row["code"]], definition.scoring.top)
        for row in found.score.get("variables", [])
    ]


def _row(row: dict[str, Any], dimension: Dimension, top: int) -> dict[str, Any]:
    score = None if row["score"] is None else Decimal(row["score"])
    if dimension.measure is not Measure.SHARE:
        top = 100
    return {
        "code": row["code"],
        "name": dimension.title.in_(current_language()),
        "value": None if score is None else float(score),
        "drawn": None if score is None else float(score * 100 / top),
        "text": number(score),
    }


def comparisons(total: Decimal | None, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return where a total stands on each official scale; without a total, nowhere."""
    if total is None:
        return []
    return [_comparison(SCALES[code], total) for code in codes]


def _comparison(scale: Scale, total: Decimal) -> dict[str, Any]:
    step = scale.place(total) if total >= scale.steps[-1].least else None
    return {
        "name": told(scale.name),
        "status": told(STATUS[scale.status]),
        "basis": scale.basis,
        "label": told(step.label) if step is not None else told(N_("below the scale")),
        "text": number(total),
    }
