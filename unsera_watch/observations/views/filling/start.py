"""Start a visit; say whether one was there."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations.forms import VisitStartForm, to_local
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.service import answer_presence, drafts
from unsera_watch.observations.views.blueprint import bp, partners
from unsera_watch.programs import queries as programs
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.route("/assignments/<uuid:assignment_id>/visit", methods=["GET", "POST"])
@requires(Permission.OBSERVATION_SUBMIT)
def start(assignment_id: UUID) -> ResponseReturnValue:
    """Start a visit: time, place, who is there."""
    actor = current_actor()
    with db.reading() as session:
        assignment = programs.own_assignment(session, actor, assignment_id)
        members = partners(session, assignment, actor)
    sent = form_data() if request.method == "POST" else None
    form = VisitStartForm(sent, members=members, started_at=to_local(clock()))
    if sent is not None and form.validate():
        try:
            with db.work() as session:
                opening = form.to_opening()
                draft_id = drafts.begin(session, actor, assignment_id, opening, now=clock())
        except Invalid as refusal:
            form.form_errors.extend(told(each) for each in refusal.problems.values())
        else:
            return redirect(_next(draft_id), 303)
    status = 422 if sent is not None else 200
    return render("observations/start.html", form=form, assignment=assignment), status


def _next(draft_id: UUID) -> str:
    """Go to the first question, or straight to the end when the visit is stopped for safety."""
    if request.args.get("stop") == Outcome.UNSAFE:
        return url_for(".finish", draft_id=draft_id, outcome=Outcome.UNSAFE.value)
    return url_for(".draft", draft_id=draft_id)


@bp.post("/visits/<uuid:visit_id>/presence")
@requires(Permission.OBSERVATION_SUBMIT)
def presence(visit_id: UUID) -> ResponseReturnValue:
    """Confirm or deny having been there."""
    was_there = request.form.get("was_there") == "yes"
    with db.work() as session:
        answer_presence(session, current_actor(), visit_id, was_there=was_there, now=clock())
    tell(N_("Thank you. Your answer is kept."))
    return redirect(url_for("observations.index"), 303)
