"""Whose report is it, what lies on the shelf, and which paper a code or a hash belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from unsera_watch.audit import queries as audit
from unsera_watch.audit.models import AuditEntry
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.codes import REPORT_PREFIX, read_code
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import Observation, Present, Visit
from unsera_watch.observations.rules import Presence, Status
from unsera_watch.offices.models import Office, Region
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment
from unsera_watch.reports.models import Report, ReportVersion
from unsera_watch.reports.rules import ReportStatus

Row = TypeVar("Row")

PAGE: Final = 30
ISSUED: Final = Report.status != ReportStatus.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What an officer looks for on the shelf; *after* is the last report of the page before."""

    text: str = ""
    region_code: str = ""
    status: ReportStatus | None = None
    after: UUID | None = None


def get(session: Session, report_id: UUID) -> Report:
    """Return one report, or refuse with NotFound."""
    return _found(session.get(Report, report_id))


def readable(session: Session, actor: Actor, report_id: UUID) -> Report:
    """Return a report the actor may read (architecture §7), or refuse with NotFound."""
    actor.require(Permission.REPORT_READ)
    return _found(session.scalar(_reports().where(Report.id == report_id, _visible(actor))))


def listed(session: Session, actor: Actor, limit: int = 200) -> Sequence[Report]:
    """Return the newest reports the actor may read."""
    newest = _reports().where(_visible(actor)).order_by(Report.made_at.desc(), Report.id)
    return session.scalars(newest.limit(limit)).all()


def coordinated(session: Session, actor: Actor, report_id: UUID) -> Report:
    """Return a report of a programme the actor coordinates, or refuse with NotFound."""
    actor.require(Permission.REPORT_MAKE)
    return _found(session.scalar(_reports().where(Report.id == report_id, _coordinated(actor))))


def without_report(session: Session, actor: Actor) -> Sequence[Observation]:
    """Return verified observations of the actor's programmes without a report, oldest first."""
    return session.scalars(
        _observations(actor)
        .where(
            Observation.status == Status.VERIFIED,
            Observation.id.not_in(select(Report.observation_id)),
        )
        .order_by(Observation.decided_at, Observation.id)
    ).all()


def reportable(session: Session, actor: Actor, observation_id: UUID) -> Observation:
    """Return an observation of a programme the actor coordinates, or refuse with NotFound."""
    found = session.scalar(_observations(actor).where(Observation.id == observation_id))
    if found is None:
        raise NotFound("no-such-observation")
    return found


def of_observation(session: Session, observation_id: UUID) -> Report | None:
    """Return the report of an observation, if somebody made one."""
    return session.scalar(select(Report).where(Report.observation_id == observation_id))


def shelf(session: Session, search: Search, size: int = PAGE) -> tuple[Sequence[Report], bool]:
    """Return one page of issued reports, the newest first, and whether more follows."""
    wanted = _matching(search).order_by(Report.issued_at.desc(), Report.id.desc())
    found = session.scalars(wanted.limit(size + 1)).all()
    return found[:size], len(found) > size


def shelf_regions(session: Session) -> Sequence[Region]:
    """Return the regions that issued reports speak of, by name."""
    spoken = _joined(select(Office.region_code).select_from(Report)).where(ISSUED)
    return session.scalars(
        select(Region).where(Region.code.in_(spoken)).order_by(Region.name)
    ).all()


def by_code(session: Session, typed: str) -> Report | None:
    """Return the issued report whose code somebody typed."""
    code = read_code(typed)
    if code is None:
        return None
    return session.scalar(select(Report).where(Report.code == f"{REPORT_PREFIX}{code}", ISSUED))


def by_digest(session: Session, sha256: str) -> ReportVersion | None:
    """Return the version whose file has this hash."""
    return session.scalar(select(ReportVersion).where(ReportVersion.file_digest == sha256))


def timeline(session: Session, report: Report) -> Sequence[AuditEntry]:
    """Return what happened to a report, oldest first."""
    return audit.trail(session, [("report", report.id)])


def _reports() -> Select[Report]:
    return _joined(select(Report))


def _joined(wanted: Select[Row]) -> Select[Row]:
    return (
        wanted.join(Observation, Observation.id == Report.observation_id)
        .join(Visit, Visit.id == Observation.visit_id)
        .join(Assignment, Assignment.id == Visit.assignment_id)
        .join(Office, Office.id == Assignment.office_id)
    )


def _observations(actor: Actor) -> Select[Observation]:
    return (
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(_coordinated(actor))
    )


def _coordinated(actor: Actor) -> ColumnElement[bool]:
    return Assignment.team_id.in_(programs.teams_coordinated(actor))


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Drafts are the coordinator's; what was issued is for those it concerns and the Ombudsman."""
    there = select(Present.visit_id).where(
        Present.account_id == actor.id, Present.state != Presence.DENIED
    )
    concerned = [
        Assignment.team_id.in_(programs.teams_supervised(actor)),
        Observation.visit_id.in_(there),
    ]
    if actor.may(Permission.REPORT_RECEIVE):
        return or_(_coordinated(actor), ISSUED)
    return or_(_coordinated(actor), and_(ISSUED, or_(*concerned)))


def _matching(search: Search) -> Select[Report]:
    found = _reports().where(ISSUED)
    if search.text:
        words = (Report.number, Report.title, Report.code)
        found = found.where(or_(*(word.icontains(search.text, autoescape=True) for word in words)))
    if search.region_code:
        found = found.where(Office.region_code == search.region_code)
    if search.status is not None:
        found = found.where(Report.status == search.status)
    return found.where(_after(search.after)) if search.after else found


def _after(report_id: UUID) -> ColumnElement[bool]:
    """Go on behind this report; comparing keys stays fast on the hundredth page."""
    when = select(Report.issued_at).where(Report.id == report_id).scalar_subquery()
    return or_(Report.issued_at < when, and_(Report.issued_at == when, Report.id < report_id))


def _found(report: Report | None) -> Report:
    if report is None:
        raise NotFound("no-such-report")
    return report
