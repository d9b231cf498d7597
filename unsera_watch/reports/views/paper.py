"""The file of an issued report: as a download, under its own number, never shown inline."""

from uuid import UUID

from flask import send_file
from flask.typing import ResponseReturnValue

from unsera_watch.evidence.service import open_original
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.reports import queries
from unsera_watch.reports.rules import file_name
from unsera_watch.reports.views.blueprint import bp, store
from unsera_watch.web.guard import requires
from unsera_watch.web.headers import as_media
from unsera_watch.web.request import current_actor, db


@bp.get("/reports/<uuid:report_id>/<name>.pdf")
@requires(Permission.REPORT_READ)
def paper(report_id: UUID, name: str) -> ResponseReturnValue:
    """Hand out the newest version of an issued report."""
    with db.reading() as session:
        report = queries.readable(session, current_actor(), report_id)
        named = file_name(report.number or "")
        if not report.versions or f"{name}.pdf" != named:
            raise NotFound("no-such-file")
        digest = report.versions[-1].file_digest
    answer = send_file(open_original(store(), digest), mimetype="application/pdf")
    return as_media(answer, named, inline=False)
