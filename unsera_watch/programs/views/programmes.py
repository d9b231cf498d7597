"""The list of programmes, one programme, its periods."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account
from unsera_watch.accounts.queries import display_name, with_role
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import N_, say
from unsera_watch.programs import queries, service
from unsera_watch.programs.forms import PeriodForm, ProgrammeForm
from unsera_watch.programs.models import Programme, Team
from unsera_watch.programs.rules import campus_day
from unsera_watch.programs.service.scope import ensure_hers
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.programs.views.shown import card, person, phone
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/programmes")
@requires(Permission.PROGRAMME_READ)
def index() -> ResponseReturnValue:
    actor = current_actor()
    with db.reading() as session:
        shown = [_summary(session, one) for one in queries.programmes_for(session, actor)]
    return render(
        "programs/index.html", cards=shown, may_write=actor.may(Permission.PROGRAMME_WRITE)
    )


@bp.get("/programmes/<uuid:programme_id>")
@requires(Permission.PROGRAMME_READ)
def show(programme_id: UUID) -> ResponseReturnValue:
    actor, today = current_actor(), campus_day(clock())
    with db.reading() as session:
        programme = queries.programme(session, actor, programme_id)
        teams = queries.teams(session, actor, programme_id)
        assignments = queries.assignments(session, [team.id for team in teams])
        periods = queries.periods(session, programme_id)
        coordinators = queries.coordinators(session, programme_id)
        may_write = queries.coordinates(session, actor, programme_id)
    return render(
        "programs/show.html",
        programme=programme,
        about=_about(programme, coordinators),
        periods=[(one, [_team(team) for team in teams if team.period == one]) for one in periods],
        assignments=[card(one, today) for one in assignments],
        may_write=may_write,
    )


@bp.get("/programmes/new")
@requires(Permission.PROGRAMME_WRITE)
def new() -> ResponseReturnValue:
    return render("programs/new.html", form=_programme_form())


@bp.post("/programmes/new")
@requires(Permission.PROGRAMME_WRITE)
def create() -> ResponseReturnValue:
    form = _programme_form(form_data())
    if form.validate():
        try:
            with db.work() as session:
                made = service.make_programme(
                    session,
                    current_actor(),
                    form.to_facts(),
                    coordinator_ids=form.to_coordinators(),
                    now=clock(),
                )
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The programme is made. Next: a period."))
            return redirect(url_for("programs.show", programme_id=made), 303)
    return render("programs/new.html", form=form), 422


@bp.get("/programmes/<uuid:programme_id>/periods/new")
@requires(Permission.PROGRAMME_WRITE)
def new_period(programme_id: UUID) -> ResponseReturnValue:
    return _period_page(programme_id, PeriodForm())


@bp.post("/programmes/<uuid:programme_id>/periods/new")
@requires(Permission.PROGRAMME_WRITE)
def create_period(programme_id: UUID) -> ResponseReturnValue:
    form = PeriodForm(form_data())
    if form.validate():
        try:
            with db.work() as session:
                facts = form.to_facts()
                service.add_period(session, current_actor(), programme_id, facts, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The period is made. Next: its teams."))
            return redirect(url_for("programs.show", programme_id=programme_id), 303)
    return _period_page(programme_id, form), 422


def _period_page(programme_id: UUID, form: PeriodForm) -> str:
    with db.reading() as session:
        ensure_hers(session, current_actor(), programme_id)
        programme = queries.programme(session, current_actor(), programme_id)
    return render("programs/new_period.html", programme=programme, form=form)


def _programme_form(sent: Any = None) -> ProgrammeForm:  # noqa: ANN401  (WTForms' own type)
    """Only an administrator names coordinators; a coordinator makes her own programme."""
    with db.reading() as session:
        named = with_role(session, Role.COORDINATOR) if queries.may_all(current_actor()) else ()
    return ProgrammeForm(sent, coordinators=[(str(one.id), person(one)) for one in named])


def _summary(session: Session, programme: Programme) -> dict[str, Any]:
    teams = queries.teams(session, current_actor(), programme.id)
    return {
        "title": programme.name,
        "url": url_for("programs.show", programme_id=programme.id),
        "lines": [programme.kind, told(say(N_("%(n)s teams"), n=len(teams)))],
    }


def _about(programme: Programme, coordinators: Sequence[Account]) -> list[tuple[str, Any]]:
    credit = N_("Hours count towards SKS") if programme.gives_credit else N_("Hours only, no SKS")
    return [
        (told(N_("Kind")), programme.kind),
        (told(N_("Hours")), told(credit)),
        (told(N_("Coordinators")), ", ".join(map(display_name, coordinators)) or "–"),
        (told(N_("Contact on the campus")), programme.contact_name),
        (told(N_("Telephone")), phone(programme.contact_phone)),
        (told(N_("Telephone for emergencies")), phone(programme.safety_phone)),
    ]


def _team(team: Team) -> list[Any]:
    return [
        {"text": team.name, "url": url_for("programs.team", team_id=team.id)},
        ", ".join(member.account.name for member in team.members),
        team.supervisor.name,
        team.lecturer.name,
    ]
