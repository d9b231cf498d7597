"""The coordinator's part: what can be reported, a draft, issuing; others read what was issued."""

from io import BytesIO
from uuid import UUID

from flask import redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.rules import Status
from unsera_watch.reports import queries, service
from unsera_watch.reports.forms import MakeForm
from unsera_watch.reports.models import Report
from unsera_watch.reports.rules import ReportStatus
from unsera_watch.reports.views import shown
from unsera_watch.reports.views.blueprint import bp, press
from unsera_watch.reports.views.references import references
from unsera_watch.web.guard import requires
from unsera_watch.web.headers import as_media
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/reports")
@requires(Permission.REPORT_READ)
def index() -> ResponseReturnValue:
    """Show the reports the visitor may read and, to a coordinator, what has none yet."""
    actor = current_actor()
    may_make = actor.may(Permission.REPORT_MAKE)
    with db.reading() as session:
        waiting = queries.without_report(session, actor) if may_make else []
        found = queries.listed(session, actor)
        return render(
            "reports/index.html",
            waiting=[shown.waiting_card(each) for each in waiting],
            rows=[shown.row(each, "reports.show") for each in found],
            may_make=may_make,
        )


@bp.post("/reports")
@requires(Permission.REPORT_MAKE)
def create() -> ResponseReturnValue:
    """Make the draft of one verified visit."""
    observation_id = MakeForm(form_data()).to_id()
    if observation_id is None:
        raise NotFound("no-such-observation")
    with db.work() as session:
        report = service.make_draft(session, current_actor(), observation_id, now=clock())
    tell(N_("The draft is made. Read it before you issue it."))
    return redirect(url_for(".show", report_id=report.id), 303)


@bp.get("/reports/<uuid:report_id>")
@requires(Permission.REPORT_READ)
def show(report_id: UUID) -> ResponseReturnValue:
    """Show a draft to its coordinator, an issued report to whom it concerns."""
    with db.reading() as session:
        report = queries.readable(session, current_actor(), report_id)
        if report.status is ReportStatus.DRAFT:
            return _draft(session, report)
        return render("reports/show.html", **shown.page(session, report))


@bp.get("/reports/<uuid:report_id>/preview.pdf")
@requires(Permission.REPORT_MAKE)
def preview(report_id: UUID) -> ResponseReturnValue:
    """Hand out what would be printed now, marked DRAF and without a number."""
    with db.reading() as session:
        data = service.preview(session, current_actor(), report_id, press(), now=clock())
    answer = send_file(BytesIO(data), mimetype="application/pdf")
    return as_media(answer, "draf-laporan.pdf", inline=False)


@bp.post("/reports/<uuid:report_id>/issue")
@requires(Permission.REPORT_MAKE)
def issue(report_id: UUID) -> ResponseReturnValue:
    """Issue a draft; its pictures are read before the write begins."""
    actor, printing = current_actor(), press()
    with db.reading() as session:
        draft = queries.coordinated(session, actor, report_id)
        pictures = service.load_pictures(session, draft.observation, printing.store)
    with db.work() as session:
        report = service.issue(session, actor, report_id, printing, now=clock(), pictures=pictures)
    tell(say(N_("Issued as %(number)s."), number=report.number))
    return redirect(url_for(".show", report_id=report_id), 303)


def _draft(session: Session, report: Report) -> str:
    material = service.gather(session, report.observation)
    document = service.build_document(material, press(), now=clock())
    return render(
        "reports/draft.html",
        report=report,
        is_verified=report.observation.status is Status.VERIFIED,
        photos=len(document.photos),
        references=references(material.citations.values()),
        summary=shown.summary(document, material.definition),
        timeline=shown.timeline(session, report),
        preview_url=url_for("reports.preview", report_id=report.id),
        issue_url=url_for("reports.issue", report_id=report.id),
    )
