"""The page on which a coordinator sees and sets when a visit gets a flag."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.programs import queries, service
from unsera_watch.programs.forms import LimitsForm
from unsera_watch.programs.models import Programme
from unsera_watch.programs.service.scope import ensure_hers
from unsera_watch.programs.views.blueprint import bp
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/programmes/<uuid:programme_id>/limits")
@requires(Permission.PROGRAMME_WRITE)
def limits(programme_id: UUID) -> ResponseReturnValue:
    programme = _programme(programme_id)
    form = LimitsForm.from_limits(queries.limits_of(programme))
    return render("programs/limits.html", programme=programme, form=form)


@bp.post("/programmes/<uuid:programme_id>/limits")
@requires(Permission.PROGRAMME_WRITE)
def set_limits(programme_id: UUID) -> ResponseReturnValue:
    programme, form = _programme(programme_id), LimitsForm(form_data())
    if form.validate():
        try:
            with db.work() as session:
                found = form.to_limits()
                service.set_limits(session, current_actor(), programme_id, found, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("Saved. Phones learn of it when they are next connected."))
            return redirect(url_for("programs.show", programme_id=programme_id), 303)
    return render("programs/limits.html", programme=programme, form=form), 422


def _programme(programme_id: UUID) -> Programme:
    with db.reading() as session:
        ensure_hers(session, current_actor(), programme_id)
        return queries.programme(session, current_actor(), programme_id)
