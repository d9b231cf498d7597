"""What pages of reports show, worked out beforehand: templates only loop."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from unsera_watch.accounts.queries import names
from unsera_watch.audit.rules import Tag
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation
from unsera_watch.reports import queries
from unsera_watch.reports.document import ReportDocument
from unsera_watch.reports.models import Report
from unsera_watch.reports.rules import PILLS, RECEIPT, TOLD, file_name
from unsera_watch.reports.views.summary import summary
from unsera_watch.web.i18n import day, moment, number, told

__all__ = ["card", "page", "row", "summary", "timeline", "waiting_card"]

KILOBYTE = 1_000


def row(report: Report, endpoint: str) -> list[Any]:
    """Return one line of a list: number, unit, region, date, state."""
    office = report.observation.visit.assignment.office
    link = url_for(endpoint, report_id=report.id)
    return [
        {"text": report.number or told(N_("Draft without a number")), "url": link},
        {"text": office.name, "note": _form(report.observation)},
        office.region.name,
        day(report.issued_at or report.made_at),
        {"status": PILLS[report.status]},
    ]


def _form(observation: Observation) -> str:
    """Return which form was filled in: a visit can have several."""
    return f"{observation.version.instrument.code} v{observation.version.number}"


def card(report: Report, endpoint: str) -> dict[str, Any]:
    """Return one report as a card."""
    office = report.observation.visit.assignment.office
    return {
        "url": url_for(endpoint, report_id=report.id),
        "title": office.name,
        "lines": [report.number, f"{office.region.name} · {day(report.issued_at)}"],
        "status": PILLS[report.status],
    }


def waiting_card(observation: Observation) -> dict[str, Any]:
    """Return a verified visit that has no report yet."""
    visit = observation.visit
    return {
        "id": observation.id,
        "title": visit.assignment.office.name,
        "line": " · ".join(
            (visit.assignment.product.name, _form(observation), day(visit.started_at))
        ),
        "verified": told(say(N_("Verified %(day)s"), day=day(observation.decided_at))),
    }


def page(session: Session, report: Report) -> dict[str, Any]:
    """Return everything the page of an issued report shows; it reads the frozen document."""
    version = report.versions[-1]
    document = ReportDocument.from_plain(version.document)
    return {
        "report": report,
        "pill": PILLS[report.status],
        "issued_on": day(report.issued_at),
        "summary": summary(document, definition_of(report.observation.version)),
        "file_url": url_for("reports.paper", report_id=report.id, name=_stem(report.number or "")),
        "file_size": size(version.file_bytes),
        "pages": version.pages,
        "sha256": version.file_digest,
        "receipt": _receipt(session, report),
        "receipt_words": RECEIPT,
        "timeline": timeline(session, report),
    }


def timeline(session: Session, report: Report) -> list[dict[str, Any]]:
    """Return what happened to a report, with names."""
    entries = [each for each in queries.timeline(session, report) if each.tag in TOLD]
    known = names(session, {each.actor_id for each in entries})
    return [
        {
            "time": moment(each.at),
            "machine_time": each.at.isoformat(),
            "text": TOLD[Tag(each.tag)],
            "who": known.get(each.actor_id),
        }
        for each in entries
    ]


def size(count: int) -> str:
    """Return `52 kB` or `3,2 MB`."""
    if count < KILOBYTE**2:
        return f"{number(count / KILOBYTE, 0)} kB"
    return f"{number(count / KILOBYTE**2, 1)} MB"


def _receipt(session: Session, report: Report) -> dict[str, Any] | None:
    found = report.receipt
    if found is None:
        return None
    who = names(session, [found.received_by]).get(found.received_by, "")
    return {"who": who, "when": moment(found.received_at), "note": found.note}


def _stem(number_given: str) -> str:
    return file_name(number_given).removesuffix(".pdf")
