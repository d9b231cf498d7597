"""Giving a team an assignment in two steps, without script: the office, then the rest."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.instruments.queries import assignable
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.offices import queries as offices
from unsera_watch.offices.models import Office
from unsera_watch.programs import queries, service
from unsera_watch.programs.forms import AssignmentForm, OfficeSearchForm
from unsera_watch.programs.models import AssignmentLetter, Team
from unsera_watch.programs.service.scope import team_of_hers
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import day
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/teams/<uuid:team_id>/assignments/new")
@requires(Permission.PROGRAMME_WRITE)
def choose_office(team_id: UUID) -> ResponseReturnValue:
    form = OfficeSearchForm(request.args)
    text, after = form.to_text(), request.args.get("after", type=UUID)
    with db.reading() as session:
        team = team_of_hers(session, current_actor(), team_id)
        found, has_more = offices.page(session, offices.Search(text=text, after=after))
    return render(
        "programs/choose_office.html",
        team=team,
        form=form,
        rows=[_choice(team, office) for office in found],
        next_url=_next_url(team, text, found[-1].id) if has_more else None,
    )


@bp.get("/teams/<uuid:team_id>/assignments/new/<uuid:office_id>")
@requires(Permission.PROGRAMME_WRITE)
def new_assignment(team_id: UUID, office_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        team = team_of_hers(session, current_actor(), team_id)
        office = offices.get(session, office_id)
        form = _form(session, team, office)
    return render("programs/new_assignment.html", team=team, office=office, form=form)


@bp.post("/teams/<uuid:team_id>/assignments/new/<uuid:office_id>")
@requires(Permission.PROGRAMME_WRITE)
def create_assignment(team_id: UUID, office_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        team = team_of_hers(session, current_actor(), team_id)
        office = offices.get(session, office_id)
        form = _form(session, team, office, form_data())
    if form.validate():
        try:
            with db.work() as session:
                letter, facts = form.to_letter(), form.to_facts(office_id)
                service.assign(session, current_actor(), letter, facts, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The assignment is given. The team sees it now."))
            return redirect(url_for("programs.team", team_id=team_id), 303)
    return render("programs/new_assignment.html", team=team, office=office, form=form), 422


def _next_url(team: Team, text: str, after: UUID) -> str:
    address = url_for("programs.choose_office", team_id=team.id)
    return f"{address}?{urlencode({'q': text, 'after': str(after)})}"


def _form(
    session: Session,
    team: Team,
    office: Office,
    sent: Any = None,  # noqa: ANN401  (WTForms' own type)
) -> AssignmentForm:
    letters = queries.letters(session, [team.id])
    return AssignmentForm(
        sent,
        letters=[(str(one.id), _named(one)) for one in letters if one.revoked_at is None],
        products=[(str(one.id), one.name) for one in office.products],
        versions=[
            (str(one.id), f"{one.instrument.code} v{one.number}") for one in assignable(session)
        ],
    )


def _named(letter: AssignmentLetter) -> str:
    return f"{letter.number} · {day(letter.valid_from)} – {day(letter.valid_until)}"


def _choice(team: Team, office: Office) -> list[Any]:
    address = url_for("programs.new_assignment", team_id=team.id, office_id=office.id)
    products = ", ".join(product.name for product in office.products)
    return [{"text": office.name, "url": address}, office.kind, office.region.name, products]
