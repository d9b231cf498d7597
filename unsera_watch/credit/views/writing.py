"""A student writes down work, and corrects what came back."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.credit import queries, service
from unsera_watch.credit.forms import AgainForm, WorkForm
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.views.blueprint import bp
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.observations.rules.checks import CAMPUS_ZONE
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/logbook/new")
@requires(Permission.LOGBOOK_WRITE)
def new() -> ResponseReturnValue:
    """Ask what was done; today is filled in."""
    today = clock().astimezone(CAMPUS_ZONE).date()
    return render("credit/new.html", form=WorkForm(worked_on=today))


@bp.post("/logbook/new")
@requires(Permission.LOGBOOK_WRITE)
def create() -> ResponseReturnValue:
    """Keep the entry, or bring it back with what is wrong."""
    form = WorkForm(form_data())
    if form.validate():
        try:
            with db.work() as session:
                service.write(session, current_actor(), form.to_work(), now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("Written down. Your lecturer sees it."))
            return redirect(url_for(".logbook"), 303)
    return render("credit/new.html", form=form), 422


@bp.get("/logbook/entries/<uuid:entry_id>")
@requires(Permission.LOGBOOK_WRITE)
def edit(entry_id: UUID) -> ResponseReturnValue:
    """Show a returned entry with the lecturer's note."""
    entry = _own(entry_id)
    by_hand = entry.visit_id is None
    return _page(entry, WorkForm.of(entry) if by_hand else AgainForm())


@bp.post("/logbook/entries/<uuid:entry_id>")
@requires(Permission.LOGBOOK_WRITE)
def update(entry_id: UUID) -> ResponseReturnValue:
    """Send a returned entry again."""
    entry = _own(entry_id)
    form = WorkForm(form_data()) if entry.visit_id is None else AgainForm(form_data())
    if form.validate():
        try:
            with db.work() as session:
                _send(session, entry_id, form)
        except Invalid as refusal:
            form.take(refusal.problems)
        else:
            tell(N_("Sent again. Your lecturer sees it."))
            return redirect(url_for(".logbook"), 303)
    return _page(entry, form), 422


def _send(session: Session, entry_id: UUID, form: WorkForm | AgainForm) -> None:
    actor, now = current_actor(), clock()
    if isinstance(form, WorkForm):
        service.change(session, actor, entry_id, form.to_work(), now=now)
    else:
        service.send_again(session, actor, entry_id, str(form.description.data), now=now)


def _own(entry_id: UUID) -> LogbookEntry:
    with db.reading() as session:
        return queries.own(session, current_actor(), entry_id)


def _page(entry: LogbookEntry, form: WorkForm | AgainForm) -> str:
    return render("credit/edit.html", entry=entry, form=form, by_hand=isinstance(form, WorkForm))
