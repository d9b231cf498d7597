"""Meja verifikasi: the queue, one record beside it, one decision."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action
from unsera_watch.observations.rules.labels import STATUS
from unsera_watch.verification import queries, service
from unsera_watch.verification.forms import DecisionForm, decision_form
from unsera_watch.verification.rules import DONE
from unsera_watch.verification.views.blueprint import bp
from unsera_watch.verification.views.queue import queue_items
from unsera_watch.verification.views.record import record
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("")
@requires(Permission.OBSERVATION_DECIDE)
def desk() -> ResponseReturnValue:
    """Show what waits, oldest first, and what was decided last."""
    actor, now = current_actor(), clock()
    with db.reading() as session:
        waiting = queries.waiting(session, actor)
        decided = queries.decided(session, actor)
    return render(
        "verification/desk.html",
        queue=queue_items(waiting, now),
        decided=[
            {
                "title": each.visit.assignment.office.name,
                "url": url_for(".show", observation_id=each.id),
                "lines": [f"{each.visit.assignment.product.name} · {each.version.instrument.code}"],
                "status": STATUS[each.status],
            }
            for each in decided
        ],
    )


@bp.get("/<uuid:observation_id>")
@requires(Permission.OBSERVATION_DECIDE)
def show(observation_id: UUID) -> ResponseReturnValue:
    """Show one record beside the queue."""
    return _page(observation_id, None, None)


@bp.post("/<uuid:observation_id>/decision")
@requires(Permission.OBSERVATION_DECIDE)
def decide(observation_id: UUID) -> ResponseReturnValue:
    """Decide, or bring back what was typed with what is wrong or what happened meanwhile."""
    with db.reading() as session:
        observation = queries.on_desk(session, current_actor(), observation_id)
        form = _form(observation)(form_data())
    action = form.to_action()
    if action is None:
        form.ask()
        return _page(observation_id, form, None), 422
    try:
        _decide(observation_id, action, form)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _page(observation_id, form, None), 422
    except Conflict as refusal:
        return _page(observation_id, form, refusal), 409
    tell(DONE[action])
    return redirect(url_for(".desk"), 303)


def _decide(observation_id: UUID, action: Action, form: DecisionForm) -> None:
    with db.work() as session:
        service.decide(
            session,
            current_actor(),
            observation_id,
            action,
            revision=form.to_revision(),
            reason=form.to_reason(),
            remarks=form.to_remarks(),
            now=clock(),
        )


def _form(observation: Observation) -> type[DecisionForm]:
    items = definition_of(observation.version).items
    return decision_form(tuple(item.code for item in items))


def _page(observation_id: UUID, form: DecisionForm | None, refusal: Conflict | None) -> str:
    """Show the record as it stands now; typed text stays where it was."""
    actor = current_actor()
    with db.reading() as session:
        observation = queries.on_desk(session, actor, observation_id)
        waiting = queries.waiting(session, actor)
        form = form or _form(observation)()
        form.revision.data = str(observation.revision)
        context = record(session, actor, observation)
    return render(
        "verification/record.html",
        form=form,
        queue=queue_items(waiting, clock(), observation.id),
        refusal=refusal.message if refusal else None,
        typed=_typed(form) if refusal else [],
        **context,
    )


def _typed(form: DecisionForm) -> list[tuple[str, str]]:
    """Return what was typed and cannot be sent any more, by indicator."""
    fields = [("", form.whole), *((code, form.remark(code)) for code in form.codes)]
    return [(code, str(field.data)) for code, field in fields if str(field.data or "").strip()]
