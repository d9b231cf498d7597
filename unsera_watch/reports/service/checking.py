"""What can be said about a code or the hash of a file: the answer of *Periksa keaslian*."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from unsera_watch.reports import queries
from unsera_watch.reports.models import Report, ReportVersion
from unsera_watch.reports.rules import Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, and the version it speaks of where there is one."""

    verdict: Verdict
    report: Report | None = None
    version: ReportVersion | None = None


def check(session: Session, *, code: str = "", sha256: str = "") -> Checked:
    """Judge a code, a hash or both; a code with a foreign hash means an altered file."""
    version = queries.by_digest(session, sha256) if sha256 else None
    if version is not None:
        return _by_file(queries.get(session, version.report_id), version)
    report = queries.by_code(session, code) if code else None
    if report is None:
        return Checked(Verdict.UNKNOWN)
    verdict = Verdict.ALTERED if sha256 else Verdict.GENUINE
    return Checked(verdict, report, report.versions[-1])


def _by_file(report: Report, version: ReportVersion) -> Checked:
    is_newest = version.id == report.versions[-1].id
    return Checked(Verdict.GENUINE if is_newest else Verdict.REPLACED, report, version)
