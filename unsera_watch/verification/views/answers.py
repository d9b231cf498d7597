"""Remarks as the student reads and answers them."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Observation
from unsera_watch.verification import queries, service
from unsera_watch.verification.forms import AnswerForm
from unsera_watch.verification.rules import WHOLE
from unsera_watch.verification.views.blueprint import bp
from unsera_watch.verification.views.history import remark_rows
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


def remarks_part(observation: Observation) -> str:
    """Return what a page about *observation* shows of its remarks, or nothing."""
    with db.reading() as session:
        remarks = queries.remarks(session, observation.id)
        decisions = queries.decisions(session, observation.id)
    reasons = [each.reason for each in decisions if each.reason]
    if not remarks and not reasons:
        return ""
    may_answer = observation.visit.observer_id == current_actor().id
    open_ones = [each.id for each in remarks if may_answer and each.answer is None]
    return render(
        "verification/_remarks.html",
        groups=remark_rows(remarks),
        reasons=reasons,
        forms={remark_id: AnswerForm(prefix=_prefix(remark_id)) for remark_id in open_ones},
    )


def draft_part(observation_id: UUID) -> str:
    """Return the remarks on the whole for the draft of the next revision."""
    return _spoken(observation_id, WHOLE)


def question_part(observation_id: UUID, code: str) -> str:
    """Return the last remark on one indicator, beside the question it is about."""
    return _spoken(observation_id, code)


@bp.post("/remarks/<uuid:remark_id>/answer")
@requires(Permission.OBSERVATION_SUBMIT)
def answer(remark_id: UUID) -> ResponseReturnValue:
    """Keep the answer, or bring back what was typed."""
    form = AnswerForm(form_data(), prefix=_prefix(remark_id))
    try:
        with db.work() as session:
            remark = service.answer_remark(
                session, current_actor(), remark_id, form.to_text(), now=clock()
            )
    except Invalid as refusal:
        form.take(refusal.problems)
        return _again(remark_id, form), 422
    except Conflict as refusal:
        form.take({"answer": refusal.message} if refusal.message else {})
        return _again(remark_id, form), 409
    tell(N_("Your answer was kept."))
    return redirect(url_for("observations.show", observation_id=remark.observation_id), 303)


def _spoken(observation_id: UUID, code: str) -> str:
    """Return what was said last about one indicator, newest revision only."""
    with db.reading() as session:
        observations.readable(session, current_actor(), observation_id)
        found = queries.last_remarks(session, observation_id)
    spoken = [each for each in found if each.indicator == code]
    return render("verification/_spoken.html", remarks=spoken) if spoken else ""


def _again(remark_id: UUID, form: AnswerForm) -> str:
    with db.reading() as session:
        remark = queries.remark(session, remark_id)
        observation = observations.readable(session, current_actor(), remark.observation_id)
    return render("verification/answer.html", remark=remark, observation=observation, form=form)


def _prefix(remark_id: UUID) -> str:
    """Keep the fields of several answers on one page apart."""
    return f"r{remark_id.hex}-"
