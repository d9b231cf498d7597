"""What pages of other rooms show of logbooks."""

from flask import url_for

from unsera_watch.credit import queries
from unsera_watch.credit.views.logbook import gives_credit
from unsera_watch.credit.views.shown import summary
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.programs.models import Team
from unsera_watch.web.pages import render
from unsera_watch.web.request import current_actor, db


def home_part() -> str:
    """Return a student's hours so far, and which students wait for a lecturer."""
    actor = current_actor()
    mine = _own(actor) if actor.may(Permission.LOGBOOK_WRITE) else ""
    theirs = _waiting(actor) if actor.may(Permission.LOGBOOK_APPROVE) else ""
    return mine + theirs


def team_part(team: Team) -> str:
    """Return links to the members' logbooks for those responsible for the team."""
    with db.reading() as session:
        if not queries.answers_for(session, current_actor(), team.id):
            return ""
    return render("credit/_team.html", members=[member.account for member in team.members])


def _own(actor: Actor) -> str:
    with db.reading() as session:
        lines = queries.entries(session, actor.id)
        totals = summary(lines, gives_credit=gives_credit(session, actor.id))
    return render("credit/_mine.html", totals=totals)


def _waiting(actor: Actor) -> str:
    """Name the students with lines that wait, each leading to them."""
    with db.reading() as session:
        pairs = queries.students(session, actor)
        books = queries.entries_of(session, [account.id for account, _ in pairs])
    waiting = [
        {
            "title": account.name,
            "url": url_for("credit.student", account_id=account.id),
            "lines": [team.name],
        }
        for account, team in pairs
        if any(line.is_waiting and line.team_id == team.id for line in books.get(account.id, ()))
    ]
    return render("credit/_waiting.html", waiting=waiting) if waiting else ""
