"""Buku log: one's own, and that of a student one is responsible for."""

from uuid import UUID

from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.credit import queries
from unsera_watch.credit.views.blueprint import bp
from unsera_watch.credit.views.shown import days, summary
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.rules.checks import CAMPUS_ZONE
from unsera_watch.programs import queries as programs
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, current_actor, db


@bp.get("/logbook")
@requires(Permission.LOGBOOK_WRITE)
def logbook() -> ResponseReturnValue:
    """Show one's own days, minutes, and how far the next SKS is."""
    actor = current_actor()
    with db.reading() as session:
        lines = queries.readable(session, actor, actor.id)
        credit = gives_credit(session, actor.id)
    return render(
        "credit/logbook.html",
        days=days(lines, is_own=True),
        totals=summary(lines, gives_credit=credit),
    )


@bp.get("/logbook/<uuid:account_id>")
@requires(Permission.LOGBOOK_READ)
def read(account_id: UUID) -> ResponseReturnValue:
    """Show the logbook of a student of one's teams."""
    with db.reading() as session:
        lines = queries.readable(session, current_actor(), account_id)
        name = accounts.names(session, [account_id])[account_id]
        credit = gives_credit(session, account_id)
    return render(
        "credit/read.html",
        name=name,
        days=days(lines),
        totals=summary(lines, gives_credit=credit),
    )


def gives_credit(session: Session, account_id: UUID) -> bool:
    """Say whether the student's programme gives SKS; a UKM counts hours only (domain.md §5.6)."""
    today = clock().astimezone(CAMPUS_ZONE).date()
    team = programs.team_for_student(session, account_id, today)
    return team is None or team.period.programme.gives_credit
