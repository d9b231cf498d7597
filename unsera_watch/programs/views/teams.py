"""One team: its people, letters and assignments; making a team."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.accounts.queries import with_role
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import N_
from unsera_watch.programs import queries, service
from unsera_watch.programs.forms import TeamForm
from unsera_watch.programs.models import AssignmentLetter
from unsera_watch.programs.rules import Validity, campus_day
from unsera_watch.programs.service.scope import period_of_hers
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.programs.views.shown import (
    VALIDITY_STATUS,
    card,
    dates,
    members_of,
    person,
    public_address,
    validity_of,
)
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/teams/<uuid:team_id>")
@requires(Permission.PROGRAMME_READ)
def team(team_id: UUID) -> ResponseReturnValue:
    actor, today = current_actor(), campus_day(clock())
    with db.reading() as session:
        found = queries.team(session, actor, team_id)
        letters = queries.letters(session, [team_id])
        assignments = queries.assignments(session, [team_id])
        may_write = queries.coordinates(session, actor, found.period.programme_id)
    return render(
        "programs/team.html",
        team=found,
        people=members_of(found),
        letters=[_letter(letter) for letter in letters],
        assignments=[card(one, today) for one in assignments],
        may_write=may_write,
    )


@bp.get("/periods/<uuid:period_id>/teams/new")
@requires(Permission.PROGRAMME_WRITE)
def new_team(period_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        period = period_of_hers(session, current_actor(), period_id)
        form = _form(session)
    return render("programs/new_team.html", period=period, form=form)


@bp.post("/periods/<uuid:period_id>/teams/new")
@requires(Permission.PROGRAMME_WRITE)
def create_team(period_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        period = period_of_hers(session, current_actor(), period_id)
        form = _form(session, form_data())
    if form.validate():
        try:
            with db.work() as session:
                facts = form.to_facts()
                made = service.make_team(session, current_actor(), period_id, facts, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The team is made. Next: its assignment letter."))
            return redirect(url_for("programs.team", team_id=made), 303)
    return render("programs/new_team.html", period=period, form=form), 422


def _form(session: Session, sent: Any = None) -> TeamForm:  # noqa: ANN401  (WTForms' own type)
    offered = {
        name: [(str(one.id), person(one)) for one in with_role(session, role)]
        for name, role in (
            ("students", Role.STUDENT),
            ("supervisors", Role.SUPERVISOR),
            ("lecturers", Role.LECTURER),
        )
    }
    return TeamForm(sent, **offered)


def _letter(letter: AssignmentLetter) -> dict[str, Any]:
    state = validity_of(letter, campus_day(clock()))
    return {
        "letter": letter,
        "status": VALIDITY_STATUS[state],
        "facts": [
            (told(N_("Valid")), dates(letter)),
            (told(N_("Signed by")), f"{letter.signed_by}, {letter.signed_as}"),
            (told(N_("Public page")), {"text": letter.code, "url": public_address(letter)}),
        ],
        "may_revoke": state is not Validity.REVOKED,
    }
