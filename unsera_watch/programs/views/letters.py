"""Writing a surat tugas down, and calling a team back."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.programs import service
from unsera_watch.programs.forms import LetterForm
from unsera_watch.programs.service.scope import letter_of_hers, team_of_hers
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/teams/<uuid:team_id>/letters/new")
@requires(Permission.PROGRAMME_WRITE)
def new_letter(team_id: UUID) -> ResponseReturnValue:
    return _page(team_id, LetterForm())


@bp.post("/teams/<uuid:team_id>/letters/new")
@requires(Permission.PROGRAMME_WRITE)
def create_letter(team_id: UUID) -> ResponseReturnValue:
    form = LetterForm(form_data())
    if form.validate():
        try:
            with db.work() as session:
                facts = form.to_facts()
                service.record_letter(session, current_actor(), team_id, facts, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("The letter is recorded. Next: an assignment."))
            return redirect(url_for("programs.team", team_id=team_id), 303)
    return _page(team_id, form), 422


@bp.get("/teams/<uuid:team_id>/letters/<uuid:letter_id>/revoke")
@requires(Permission.PROGRAMME_WRITE)
def ask_revoke(team_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        letter = letter_of_hers(session, current_actor(), letter_id)
    return render("programs/revoke_letter.html", team_id=team_id, letter=letter)


@bp.post("/teams/<uuid:team_id>/letters/<uuid:letter_id>/revoke")
@requires(Permission.PROGRAMME_WRITE)
def revoke_letter(team_id: UUID, letter_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.revoke_letter(session, current_actor(), letter_id, now=clock())
    tell(N_("The letter is revoked. Its public page says so from now on."))
    return redirect(url_for("programs.team", team_id=team_id), 303)


def _page(team_id: UUID, form: LetterForm) -> str:
    with db.reading() as session:
        team = team_of_hers(session, current_actor(), team_id)
    return render("programs/new_letter.html", team=team, form=form)
