"""What this room puts on pages of other rooms."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.views.records import draft_card, row_card
from unsera_watch.programs.models import Assignment
from unsera_watch.web.pages import render
from unsera_watch.web.request import current_actor, db, signed_in


def assignment_part(assignment: Assignment) -> str:
    """Return the visit's actions for the assignment page of a member."""
    actor = current_actor()
    if not _is_member(actor, assignment):
        return ""
    with db.reading() as session:
        mine = _drafts(session, actor, assignment.id)
        sent = queries.of_assignment(session, assignment.id)
        return render(
            "observations/_assignment.html",
            drafts=[draft_card(each) for each in mine],
            sent=[row_card(each) for each in sent],
            start_url=url_for("observations.start", assignment_id=assignment.id),
            **_on_the_phone(assignment),
        )


def safety_part(assignment: Assignment) -> str:
    """Return the button that stops a visit for safety."""
    actor = current_actor()
    if not _is_member(actor, assignment):
        return ""
    with db.reading() as session:
        mine = _drafts(session, actor, assignment.id)
    unsafe = Outcome.UNSAFE.value
    url = (
        url_for("observations.finish", draft_id=mine[0].id, outcome=unsafe)
        if mine
        else url_for("observations.start", assignment_id=assignment.id, stop=unsafe)
    )
    draft_id = mine[0].id if mine and mine[0].moved_at is None else None
    return render(
        "observations/_safety.html", url=url, draft_id=draft_id, **_on_the_phone(assignment)
    )


def phone_part() -> str:
    """Return the sentences with which every page leads an observer to the draft on her phone."""
    if not signed_in() or not current_actor().may(Permission.OBSERVATION_SUBMIT):
        return ""
    return render("observations/phone/_words_everywhere.html")


def _on_the_phone(assignment: Assignment) -> dict[str, object]:
    """Return what a script needs to begin the visit on the phone."""
    capture = url_for("observations.capture", version_id=assignment.instrument_version_id)
    return {
        "assignment_id": assignment.id,
        "office": assignment.office.name,
        "capture_url": capture,
    }


def _is_member(actor: Actor, assignment: Assignment) -> bool:
    members = {member.account_id for member in assignment.team.members}
    return actor.may(Permission.OBSERVATION_SUBMIT) and actor.id in members


def _drafts(session: Session, actor: Actor, assignment_id: UUID) -> list[Draft]:
    every = queries.drafts(session, actor)
    return [each for each in every if each.assignment_id == assignment_id]
