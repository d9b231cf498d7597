"""What a student sees first: questions, revisions, and her assignments with their state."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.instruments.rules import answered
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.geo import Point
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft, Observation
from unsera_watch.observations.rules import Status
from unsera_watch.observations.rules.labels import STATUS, Pill
from unsera_watch.observations.views.records import asked_card, row_card
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment
from unsera_watch.programs.rules import campus_day
from unsera_watch.web.maps import thumb
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, current_actor, db

SOON_DAYS = 3


def home_part() -> str:
    """Return what waits for a student: what others ask, what came back, where to go."""
    actor = current_actor()
    if not actor.may(Permission.OBSERVATION_SUBMIT):
        return ""
    with db.reading() as session:
        returned = [
            each
            for each in queries.own(session, actor)
            if each.status is Status.RETURNED and each.visit.observer_id == actor.id
        ]
        return render(
            "observations/_home.html",
            asked=[asked_card(session, visit) for visit in queries.asked(session, actor)],
            returned=[row_card(each) for each in returned],
            assignments=_assignments(session, actor),
        )


def _assignments(session: Session, actor: Actor) -> list[dict[str, Any]]:
    """Return a card for each open assignment; what is already verified asks for nothing."""
    drafts = {each.assignment_id: each for each in queries.drafts(session, actor)}
    today = campus_day(clock())
    cards = []
    for assignment in programs.assignments_for(session, actor):
        sent = queries.of_assignment(session, assignment.id, leading=True)
        if any(each.status is Status.VERIFIED for each in sent):
            continue
        cards.append(_card(assignment, drafts.get(assignment.id), sent[:1], today))
    return cards


def _card(
    assignment: Assignment, draft: Draft | None, sent: Sequence[Observation], today: date
) -> dict[str, Any]:
    office = assignment.office
    point = None if office.lat is None or office.lon is None else Point(office.lat, office.lon)
    instrument = f"{assignment.version.instrument.code} v{assignment.version.number}"
    return {
        "url": url_for("programs.assignment", assignment_id=assignment.id),
        "title": office.name,
        "subtitle": f"{assignment.product.name} · {instrument}",
        "pills": _pills(assignment, draft, sent, today),
        "map": thumb(point),
    }


def _pills(
    assignment: Assignment, draft: Draft | None, sent: Sequence[Observation], today: date
) -> list[Pill]:
    """Say what is to do and by when; what waits for others is not late."""
    state = _state(draft, sent)
    waits = draft is None and bool(sent) and sent[0].status is Status.SUBMITTED
    return [state] if waits else [_due(assignment, today), state]


def _state(draft: Draft | None, sent: Sequence[Observation]) -> Pill:
    if draft is not None:
        definition = definition_of(draft.version)
        done, total = answered(definition, draft.body["answers"])
        word = say(N_("Draft %(done)s of %(total)s"), done=done, total=total)
        return {"word": word, "tone": "brand", "shape": "none"}
    if sent and sent[0].status is not Status.WITHDRAWN:
        return STATUS[sent[0].status]
    return {"word": N_("Not started"), "tone": "plain", "shape": "ring"}


def _due(assignment: Assignment, today: date) -> dict[str, Any]:
    left = (assignment.due_on - today).days
    if left < 0:
        return {"word": say(N_("%(n)s days late"), n=-left), "tone": "poor", "shape": "triangle"}
    tone, shape = ("fair", "diamond") if left <= SOON_DAYS else ("plain", "ring")
    return {"word": say(N_("%(n)s days left"), n=left), "tone": tone, "shape": shape}
