"""How a result came about: bars, what counted, what left the denominator, each indicator."""

from collections import Counter
from decimal import Decimal
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.rules import Definition, Score, score
from unsera_watch.instruments.service import composite_of, definition_of
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import GONE, Outcome
from unsera_watch.observations.views.blueprint import bp
from unsera_watch.observations.views.result.bars import comparisons, result_of, variable_rows
from unsera_watch.observations.views.result.composite import composite_card
from unsera_watch.observations.views.result.steps import (
    dimension_cards,
    left_out,
    missing,
    total_step,
)
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, day
from unsera_watch.web.pages import render
from unsera_watch.web.request import current_actor, db

__all__ = ["comparisons", "result", "result_of", "variable_rows"]


@bp.get("/observations/<uuid:observation_id>/result")
@requires(Permission.OBSERVATION_READ)
def result(observation_id: UUID) -> ResponseReturnValue:
    """Show how the result of one observation was computed, down to each indicator."""
    with db.reading() as session:
        found = queries.readable(session, current_actor(), observation_id)
        definition = definition_of(found.version)
        scored = _scored(found, definition)
        visit = queries.same_visit(session, found)
        composites = [composite_of(each) for each in instruments.composites(session)]
        return render(
            "observations/result.html",
            observation=found,
            office=found.visit.assignment.office,
            subtitle=_subtitle(found, definition),
            result=result_of(found),
            compared=comparisons(found.total, definition.scoring.scales),
            is_same=scored.total == found.total,
            variables=variable_rows(found, definition),
            dimensions=dimension_cards(definition, scored, found),
            total_step=total_step(definition, scored),
            left_out=left_out(definition, scored),
            missing=missing(definition, scored),
            composites=[composite_card(each, _scores(visit)) for each in composites],
            others=[_other(each) for each in visit if each.id != found.id],
        )


def _subtitle(found: Observation, definition: Definition) -> str:
    title = definition.title.in_(current_language())
    return f"{title} · v{definition.version} · {day(found.visit.started_at)}"


def _scores(visit: Any) -> dict[str, Score]:  # noqa: ANN401  (the observations of one visit)
    """Return the scores of what stands; the last version of an instrument is the one taken."""
    standing = [
        each for each in visit if each.visit.outcome is Outcome.DONE and each.status not in GONE
    ]
    definitions = [(definition_of(each.version), each) for each in standing]
    return {definition.code: _scored(each, definition) for definition, each in definitions}


def _scored(found: Observation, definition: Definition) -> Score:
    return score(definition, found.answers, Counter(photo.indicator for photo in found.photos))


def _other(found: Observation) -> dict[str, Any]:
    """Return another observation of the visit as a link to its own result."""
    definition = definition_of(found.version)
    total: Decimal | None = found.total
    return {
        "url": url_for("observations.result", observation_id=found.id),
        "title": definition.title.in_(current_language()),
        "lines": [f"{definition.code} v{definition.version}", result_of(found)["text"]],
        "has_total": total is not None,
    }
