"""Kredit: a lecturer reads her students' logbooks, approves many at once or returns with a note."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.models import Account
from unsera_watch.credit import queries, service
from unsera_watch.credit.forms import DecideForm
from unsera_watch.credit.rules import Line
from unsera_watch.credit.views.blueprint import bp
from unsera_watch.credit.views.logbook import gives_credit
from unsera_watch.credit.views.shown import days, row, summary, words
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.programs.models import Team
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import duration
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/credit")
@requires(Permission.LOGBOOK_APPROVE)
def students() -> ResponseReturnValue:
    """Show one row for each student, who waits first said in numbers."""
    with db.reading() as session:
        pairs = queries.students(session, current_actor())
        books = queries.entries_of(session, [account.id for account, _ in pairs])
    rows = [_student(account, team, books.get(account.id, [])) for account, team in pairs]
    return render("credit/students.html", rows=rows)


@bp.get("/credit/<uuid:account_id>")
@requires(Permission.LOGBOOK_APPROVE)
def student(account_id: UUID) -> ResponseReturnValue:
    """Show one student's lines, those that wait with a box to tick."""
    return _page(account_id, DecideForm(), None)


@bp.post("/credit/<uuid:account_id>")
@requires(Permission.LOGBOOK_APPROVE)
def decide(account_id: UUID) -> ResponseReturnValue:
    """Approve or return what was ticked; what changed meanwhile is shown again."""
    form = DecideForm(form_data())
    with db.reading() as session:
        queries.taught(session, current_actor(), account_id)
    try:
        done = _decide(account_id, form)
    except Invalid as refusal:
        form.take(refusal.problems)
        return _page(account_id, form, None), 422
    except Conflict as refusal:
        return _page(account_id, form, refusal.message), 409
    tell(done)
    return redirect(url_for(".student", account_id=account_id), 303)


def _decide(account_id: UUID, form: DecideForm) -> Message:
    actor, keys, now = current_actor(), form.to_keys(), clock()
    with db.work() as session:
        if form.action.data in {"approve", "approve-all"}:
            minutes = service.approve(session, actor, account_id, keys, now=now)
            return say(N_("Approved: %(time)s."), time=duration(minutes))
        if form.action.data != "return":
            raise Invalid({"note": say(N_("Choose: approve or return."))})
        service.return_entries(session, actor, account_id, keys, str(form.note.data), now=now)
    return say(N_("Returned. The student sees your note."))


def _student(account: Account, team: Team, lines: Sequence[Line]) -> list[Any]:
    """Return a student as a row of the table."""
    mine = [line for line in lines if line.team_id == team.id]
    sums = summary(mine, gives_credit=team.period.programme.gives_credit)
    url = url_for("credit.student", account_id=account.id)
    source = url_for("credit.read", account_id=account.id)
    waits = any(line.is_waiting for line in mine)
    return [
        {"text": account.name, "url": url, "note": team.name},
        {"text": sums["visits"], "url": source},
        {"text": sums["approved"], "url": source},
        {"text": sums["sks"], "url": source} if sums["gives_credit"] else "–",
        {"status": {"word": sums["waiting"], "tone": "fair", "shape": "diamond"}} if waits else "–",
    ]


def _page(account_id: UUID, form: DecideForm, refusal: Message | None) -> str:
    with db.reading() as session:
        lines = queries.taught(session, current_actor(), account_id)
        name = accounts.names(session, [account_id])[account_id]
        credit = gives_credit(session, account_id)
    waiting = [line for line in reversed(lines) if line.is_waiting]
    form.offer((line.key, words(line)) for line in waiting)
    boxes = {box.data: box for box in form.lines}
    return render(
        "credit/student.html",
        name=name,
        form=form,
        refusal=refusal,
        waiting=[{"box": boxes[str(line.key)], "cells": row(line)} for line in waiting],
        days=days([line for line in lines if not line.is_waiting]),
        totals=summary(lines, gives_credit=credit),
        account_id=account_id,
    )
