"""What the start page says about the desk."""

from unsera_watch.kernel.permissions import Permission
from unsera_watch.verification import queries
from unsera_watch.verification.views.queue import queue_items
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, current_actor, db


def home_part() -> str:
    """Return what waits for a supervisor, the oldest first."""
    actor = current_actor()
    if not actor.may(Permission.OBSERVATION_DECIDE):
        return ""
    with db.reading() as session:
        waiting = queries.waiting(session, actor)
        items = queue_items(waiting, clock())
    return render("verification/_home.html", items=items) if items else ""
