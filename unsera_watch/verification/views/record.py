"""One record as a supervisor reads it: facts, answers beside photos, place, score, history."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.instruments.rules import Definition, Item, given
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Observation, Photo, Visit
from unsera_watch.observations.rules import Outcome, Status
from unsera_watch.observations.rules.answers import mark_of
from unsera_watch.observations.rules.labels import OUTCOME, PRESENCE, STATUS
from unsera_watch.verification import queries
from unsera_watch.verification.service import there
from unsera_watch.verification.views.history import changes, remark_rows
from unsera_watch.verification.views.place import photo_items, place, visit_position
from unsera_watch.verification.views.scores import scores
from unsera_watch.web.i18n import current_language


def record(session: Session, actor: Actor, observation: Observation) -> dict[str, Any]:
    """Return everything the page shows."""
    visit, definition = observation.visit, definition_of(observation.version)
    arrivals = observations.revisions(session, observation.id)
    names = accounts.names(session, there(visit))
    is_own = actor.id in there(visit)
    return {
        "observation": observation,
        "visit": visit,
        "title": definition.title.in_(current_language()),
        "status": STATUS[observation.status],
        "outcome": OUTCOME[visit.outcome],
        "is_own": is_own,
        "may_decide": observation.status is Status.SUBMITTED and not is_own,
        "observer": names[visit.observer_id],
        "position": visit_position(visit),
        "present": _present(visit, names),
        "sections": _sections(observation, definition),
        "photos": photo_items(observation),
        "place": place(observation),
        "scores": scores(observation, definition),
        "remarks": remark_rows(queries.remarks(session, observation.id)),
        "arrivals": arrivals,
        "changes": changes(definition, arrivals),
    }


def _present(visit: Visit, names: Mapping[UUID, str]) -> list[list[Any]]:
    """Return who was there and what each says about it, as rows of a table."""
    return [[names[each.account_id], {"status": PRESENCE[each.state]}] for each in visit.present]


def _sections(observation: Observation, definition: Definition) -> list[dict[str, Any]]:
    """Return the answers by variable; a visit that was not finished has none."""
    if observation.visit.outcome is not Outcome.DONE:
        return []
    language = current_language()
    shown: dict[str, list[Photo]] = {}
    for photo in observation.photos:
        shown.setdefault(photo.indicator, []).append(photo)
    return [
        {
            "code": section.code,
            "title": section.title.in_(language),
            "rows": [
                _row(observation, definition, item, shown)
                for item in section.items
                if item.is_asked
            ],
        }
        for section in definition.sections
    ]


def _row(
    observation: Observation, definition: Definition, item: Item, shown: Mapping[str, list[Photo]]
) -> dict[str, Any]:
    language = current_language()
    raw = observation.answers.get(item.code)
    found = given(item, raw)
    ticked = found.ticked if found else frozenset()
    return {
        "code": item.code,
        "text": item.text.in_(language),
        "answer": mark_of(definition, item, observation.answers, language),
        "ticked": [part.label.in_(language) for part in item.parts if part.value in ticked],
        "note": observation.notes.get(item.code, ""),
        "photos": shown.get(item.code, []),
    }
