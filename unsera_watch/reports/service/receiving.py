"""An officer acknowledges a report, once: a receipt, never an agreement (domain.md §12)."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.reports import queries
from unsera_watch.reports.models import Delivery, Report
from unsera_watch.reports.rules import ReportAction, advance, check_note


def acknowledge(
    session: Session,
    actor: Actor,
    report_id: UUID,
    *,
    file_digest: str,
    note: str = "",
    now: datetime,
) -> Delivery:
    """Record that the actor received exactly the file with *file_digest*."""
    actor.require(Permission.REPORT_RECEIVE)
    hold(session, report_id)
    report = queries.readable(session, actor, report_id)
    status = advance(report.status, ReportAction.RECEIVE)
    _ensure_same(report, file_digest)
    problems = check_note(note)
    if problems:
        raise Invalid(problems)
    report.status = status
    report.receipt = Delivery(
        id=uuid4(),
        received_by=actor.id,
        received_at=now,
        file_digest=file_digest,
        note=note.strip(),
    )
    for kind, row_id in (("report", report.id), ("delivery", report.receipt.id)):
        record(session, actor, Tag.REPORT_RECEIVED, kind, row_id, now=now, sha256=file_digest)
    return report.receipt


def _ensure_same(report: Report, file_digest: str) -> None:
    """Only the file that is on the shelf now can be received."""
    if not report.versions or report.versions[-1].file_digest != file_digest:
        raise Conflict(
            "other-file",
            say(N_("There is another file now. Read it first, then acknowledge its receipt.")),
        )
