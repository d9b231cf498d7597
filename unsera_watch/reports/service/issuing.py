"""Issuing: look again, take the number, freeze, print, keep the file; all of it or nothing."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.evidence.rules import Mime
from unsera_watch.evidence.service import keep_file
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission
from unsera_watch.reports import queries
from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.models import Report, ReportVersion
from unsera_watch.reports.pdf import count_pages, render
from unsera_watch.reports.rules import ReportAction, advance
from unsera_watch.reports.service.compose import (
    Issued,
    Material,
    build_document,
    gather,
    rests_on,
)
from unsera_watch.reports.service.compose.wording import report_title
from unsera_watch.reports.service.drafts import ensure_verified
from unsera_watch.reports.service.numbers import next_number
from unsera_watch.reports.service.pictures import ensure_complete, load_pictures
from unsera_watch.reports.service.press import Press
from unsera_watch.reports.service.references import ensure_confirmed


def issue(
    session: Session,
    actor: Actor,
    report_id: UUID,
    press: Press,
    *,
    now: datetime,
    pictures: Mapping[str, bytes] | None = None,
) -> Report:
    """Issue a draft: from now on its number, its words and its bytes never change.

    *pictures* come from :func:`load_pictures`, read before this work began, or are read here.
    """
    actor.require(Permission.REPORT_MAKE)
    report = _held(session, actor, report_id)
    status = advance(report.status, ReportAction.ISSUE)
    if pictures is None:
        pictures = load_pictures(session, report.observation, press.store)
    ensure_complete(report.observation, pictures)
    material = _material(session, report)
    issued = Issued(next_number(session, press.number_pattern, now=now), report.code)
    document = build_document(material, press, now=now, issued=issued)
    version = _printed(session, actor, report, document, press, pictures, now=now)
    version.rests_on = rests_on(material)
    report.versions.append(version)
    report.title, report.number = report_title(document.unit.name), issued.number
    report.status, report.issued_at, report.issued_by = status, now, actor.id
    _record(session, actor, report, version, now=now)
    return report


def _held(session: Session, actor: Actor, report_id: UUID) -> Report:
    """Return the report as it stands now, on a visit still verified; nobody else may change it."""
    report = queries.coordinated(session, actor, report_id)
    hold(session, report.observation_id)
    # What was read before the lock may have changed while waiting for it.
    session.refresh(report)
    session.refresh(report.observation)
    ensure_verified(report.observation)
    return report


def _material(session: Session, report: Report) -> Material:
    """Return what it is made of, every reference confirmed."""
    material = gather(session, report.observation)
    ensure_confirmed(material.citations.values())
    return material


def _printed(
    session: Session,
    actor: Actor,
    report: Report,
    document: ReportDocument,
    press: Press,
    pictures: Mapping[str, bytes],
    *,
    now: datetime,
) -> ReportVersion:
    data = render(document, pictures, press.fonts)
    return ReportVersion(
        id=uuid4(),
        number=len(report.versions) + 1,
        document=document.to_plain(),
        file_digest=keep_file(session, actor, data, Mime.PDF, store=press.store, now=now),
        file_bytes=len(data),
        pages=count_pages(data),
        frozen_at=now,
    )


def _record(
    session: Session, actor: Actor, report: Report, version: ReportVersion, *, now: datetime
) -> None:
    facts = {"number": report.number, "sha256": version.file_digest}
    record(session, actor, Tag.REPORT_ISSUED, "report", report.id, now=now, **facts)
    record(session, actor, Tag.REPORT_ISSUED, "report-version", version.id, now=now, **facts)
