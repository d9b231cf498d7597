"""A draft points at one verified observation; until it is issued nothing about it is fixed."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.codes import report_code
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Status
from unsera_watch.reports import queries
from unsera_watch.reports.models import Report
from unsera_watch.reports.pdf import render
from unsera_watch.reports.rules import ReportStatus
from unsera_watch.reports.service.compose import build_document, gather
from unsera_watch.reports.service.compose.wording import report_title
from unsera_watch.reports.service.pictures import load_pictures
from unsera_watch.reports.service.press import Press


def make_draft(session: Session, actor: Actor, observation_id: UUID, *, now: datetime) -> Report:
    """Make the one report of a verified observation of a programme the actor coordinates."""
    actor.require(Permission.REPORT_MAKE)
    hold(session, observation_id)
    observation = queries.reportable(session, actor, observation_id)
    ensure_verified(observation)
    if queries.of_observation(session, observation_id) is not None:
        raise Conflict("report-exists", say(N_("This observation has a report already.")))
    report = Report(
        id=uuid4(),
        observation_id=observation.id,
        observation=observation,
        status=ReportStatus.DRAFT,
        code=report_code(),
        title=report_title(observation.visit.assignment.office.name),
        made_by=actor.id,
        made_at=now,
        versions=[],
    )
    session.add(report)
    record(session, actor, Tag.REPORT_DRAFTED, "report", report.id, now=now, code=report.code)
    return report


def preview(
    session: Session, actor: Actor, report_id: UUID, press: Press, *, now: datetime
) -> bytes:
    """Return what would be printed now, marked as a draft; a missing picture leaves its frame."""
    report = queries.coordinated(session, actor, report_id)
    document = build_document(gather(session, report.observation), press, now=now)
    pictures = load_pictures(session, report.observation, press.store)
    return render(document, pictures, press.fonts)


def ensure_verified(observation: Observation) -> None:
    """Refuse to report what is not, or no longer, verified."""
    if observation.status is not Status.VERIFIED:
        raise Conflict(
            "observation-not-verified",
            say(N_("Only a verified observation can be reported, and this one is not any more.")),
        )
