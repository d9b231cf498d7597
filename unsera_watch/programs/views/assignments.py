"""What one is asked to do, and the task card to show at a counter (kartu tugas)."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.programs import queries, service
from unsera_watch.programs.models import Assignment, AssignmentLetter, Programme
from unsera_watch.programs.rules import campus_day
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.programs.views.shown import (
    VALIDITY_STATUS,
    VISITS,
    card,
    dates,
    due,
    members_of,
    phone,
    point_of,
    public_address,
    validity_of,
)
from unsera_watch.web import qr
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import day, told
from unsera_watch.web.maps import SIDE, sketch
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/assignments")
@requires(Permission.PROGRAMME_READ)
def assignments() -> ResponseReturnValue:
    actor, today = current_actor(), campus_day(clock())
    with db.reading() as session:
        mine = queries.assignments_for(session, actor)
    return render("programs/assignments.html", assignments=[card(one, today) for one in mine])


@bp.get("/assignments/<uuid:assignment_id>")
@requires(Permission.PROGRAMME_READ)
def assignment(assignment_id: UUID) -> ResponseReturnValue:
    actor, today = current_actor(), campus_day(clock())
    with db.reading() as session:
        found = queries.assignment(session, actor, assignment_id)
        may_write = queries.coordinates(session, actor, found.team.period.programme_id)
    address = public_address(found.letter)
    return render(
        "programs/assignment.html",
        assignment=found,
        states=[due(found, today), {"word": VISITS[found.visit_no]}],
        letter_status=VALIDITY_STATUS[validity_of(found.letter, today)],
        letter=_letter(found.letter),
        code=qr.svg(address),
        address=address,
        task=_task(found),
        people=members_of(found.team),
        phones=_phones(found.team.period.programme),
        map=_map(found),
        may_cancel=may_write and found.cancelled_at is None,
    )


@bp.post("/assignments/<uuid:assignment_id>/cancel")
@requires(Permission.PROGRAMME_WRITE)
def cancel_assignment(assignment_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.cancel_assignment(session, current_actor(), assignment_id, now=clock())
        found = queries.assignment(session, current_actor(), assignment_id)
    tell(N_("The assignment is cancelled. It can be given again."))
    return redirect(url_for("programs.team", team_id=found.team_id), 303)


def _letter(letter: AssignmentLetter) -> list[tuple[str, str]]:
    return [
        (told(N_("Number")), letter.number),
        (told(N_("Date")), day(letter.dated_on)),
        (told(N_("Valid")), dates(letter)),
        (told(N_("Signed by")), f"{letter.signed_by}, {letter.signed_as}"),
    ]


def _task(assignment: Assignment) -> list[tuple[str, Any]]:
    office, version = assignment.office, assignment.version
    link = {"text": office.name, "url": url_for("offices.show", office_id=office.id)}
    return [
        (told(N_("Office")), link),
        (told(N_("Product")), assignment.product.name),
        (told(N_("Instrument")), f"{version.instrument.code} v{version.number}"),
        (told(N_("Visit")), told(VISITS[assignment.visit_no])),
        (told(N_("Due date")), day(assignment.due_on)),
    ]


def _phones(programme: Programme) -> list[tuple[str, Any]]:
    """Put the number that matters in an emergency first."""
    return [
        (told(N_("In an emergency")), phone(programme.safety_phone)),
        (programme.contact_name, phone(programme.contact_phone)),
    ]


def _map(assignment: Assignment) -> dict[str, Any] | None:
    point = point_of(assignment.office)
    return sketch(point, (), *SIDE) if point else None
