"""What the start page shows of reports."""

from typing import Final

from unsera_watch.kernel.permissions import Permission
from unsera_watch.reports import queries
from unsera_watch.reports.queries import Search
from unsera_watch.reports.rules import ReportStatus
from unsera_watch.reports.views import shown
from unsera_watch.web.pages import render
from unsera_watch.web.request import current_actor, db

FIRST: Final = 5


def home_part() -> str:
    """Return what waits for a coordinator or an officer, the newest first."""
    actor = current_actor()
    with db.reading() as session:
        makes, receives = actor.may(Permission.REPORT_MAKE), actor.may(Permission.REPORT_RECEIVE)
        waiting = queries.without_report(session, actor) if makes else []
        new = queries.shelf(session, Search(status=ReportStatus.ISSUED))[0] if receives else []
        if not waiting and not new:
            return ""
        return render(
            "reports/_home.html",
            waiting=len(waiting),
            cards=[shown.card(each, "reports.on_shelf") for each in new[:FIRST]],
        )
