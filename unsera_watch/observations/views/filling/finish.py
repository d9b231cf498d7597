"""The end of a visit: when, how, what is still missing, and off it goes."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments.rules import answered, missing_photos
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.errors import Conflict, Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations import queries
from unsera_watch.observations.forms import VisitEndForm, to_local
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import Outcome
from unsera_watch.observations.rules.draft import Ending
from unsera_watch.observations.service import drafts, sending
from unsera_watch.observations.service.sending import is_left_out, leads
from unsera_watch.observations.views.blueprint import back_to, bp
from unsera_watch.observations.views.filling.problems import is_linked, linked_problems
from unsera_watch.observations.views.filling.shown import (
    counted_photos,
    saved,
    steps,
)
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/drafts/<uuid:draft_id>/finish")
@requires(Permission.OBSERVATION_SUBMIT)
def finish(draft_id: UUID) -> ResponseReturnValue:
    """Ask when and how the visit ended."""
    found = _load(draft_id)
    leading = _leading(found)
    if leading != found.id:
        return redirect(
            url_for(".finish", draft_id=leading, outcome=request.args.get("outcome")), 303
        )
    return _page(found, _filled(found), {})


@bp.post("/drafts/<uuid:draft_id>/finish")
@requires(Permission.OBSERVATION_SUBMIT)
def send(draft_id: UUID) -> ResponseReturnValue:
    """Keep the ending, and send when that is what was pressed."""
    form = VisitEndForm(form_data())
    try:
        if not form.validate():
            return _page(_load(draft_id), form, {}), 422
        return _send(draft_id, form) if request.form.get("go") == "send" else _keep(draft_id, form)
    except NotFound:
        return _sent_before(draft_id)
    except Conflict as refusal:
        form.form_errors.append(told(refusal.message))
        return _again(draft_id, form, {}), 409


def _sent_before(draft_id: UUID) -> ResponseReturnValue:
    """Lead to the receipt: the answer was lost, or the button was pressed twice."""
    with db.reading() as session:
        if not queries.sent_by(session, current_actor(), draft_id):
            raise NotFound("no-such-draft")
    return redirect(url_for(".show", observation_id=draft_id), 303)


def _keep(draft_id: UUID, form: VisitEndForm) -> ResponseReturnValue:
    with db.work() as session:
        drafts.save_ending(session, current_actor(), draft_id, *_read(form), now=clock())
    tell(N_("Saved."))
    return redirect(url_for(".draft", draft_id=draft_id), 303)


def _send(draft_id: UUID, form: VisitEndForm) -> ResponseReturnValue:
    """Send in one piece of work; when that is refused, the ending alone is kept."""
    actor = current_actor()
    try:
        with db.work() as session:
            receipt = sending.send(session, actor, draft_id, *_read(form), now=clock())
    except Invalid as refusal:
        with db.work() as session:
            drafts.save_ending(session, actor, draft_id, *_read(form), now=clock())
        return _again(draft_id, form, refusal.problems), 422
    tell(N_("Received. Keep the receipt number."))
    return redirect(url_for(".show", observation_id=receipt.observation_id), 303)


def _read(form: VisitEndForm) -> tuple[int, Ending]:
    return int(form.saved_n.data or 0), form.to_ending()


def _again(draft_id: UUID, form: VisitEndForm, problems: dict[str, Message]) -> str:
    """Return the page with what was typed, ready to be saved over what is held now."""
    found = _load(draft_id)
    form.saved_n.data = str(found.saved_n)
    return _page(found, form, problems)


def _load(draft_id: UUID) -> Draft:
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        definition_of(found.version)  # read once per process, while it can be
        return found


def _leading(found: Draft) -> UUID:
    """Return the draft a visit is ended on: that of the assignment's first instrument."""
    if leads(found):
        return found.id
    with db.reading() as session:
        return next((each.id for each in queries.beside(session, found) if leads(each)), found.id)


def _filled(found: Draft) -> VisitEndForm:
    """Return the form with what is known: the draft's ending, or now and "finished"."""
    ending = found.body.get("ending") or {}
    known = ending.get("ended_at")
    moment = clock() if known is None else clock().fromisoformat(known)
    return VisitEndForm(
        saved_n=str(found.saved_n),
        ended_at=to_local(moment),
        outcome=request.args.get("outcome") or ending.get("outcome", Outcome.DONE.value),
        outcome_note=ending.get("outcome_note", ""),
    )


def _page(found: Draft, form: VisitEndForm, problems: dict[str, Message]) -> str:
    with db.reading() as session:
        visit = [found, *queries.beside(session, found)]
        lines = [_line(each) for each in visit]
    left = {path: message for path, message in problems.items() if path not in form}
    links = linked_problems(visit, left)
    unlinked = form.take({path: m for path, m in problems.items() if not is_linked(visit, path)})
    form.form_errors.extend(told(message) for message in unlinked)
    return render(
        "observations/finish.html",
        draft=found,
        form=form,
        links=links,
        lines=lines,
        missing=[code for each in visit for code in _missing(each)],
        steps=steps(found),
        saved=saved(found),
        back=back_to(found),
    )


def _line(draft: Draft) -> str:
    """Say how far one form of the visit is; one that nobody filled is not sent."""
    definition, answers = definition_of(draft.version), draft.body["answers"]
    done, total = answered(definition, answers, counted_photos(draft))
    title = definition.title
    if is_left_out(draft):
        return told(say(N_("%(form)s: nothing was written, so it is not sent."), form=title))
    count = len(draft.photos)
    text = N_("%(form)s: %(done)s of %(total)s questions answered, %(photos)s photos.")
    return told(say(text, form=title, done=done, total=total, photos=count))


def _missing(draft: Draft) -> tuple[str, ...]:
    definition = definition_of(draft.version)
    return missing_photos(definition, draft.body["answers"], counted_photos(draft))
