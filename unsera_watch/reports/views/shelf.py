"""The Ombudsman's shelf: issued reports, one page about each, and the receipt."""

from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.reports import queries, service
from unsera_watch.reports.forms import ReceiptForm, ShelfForm
from unsera_watch.reports.rules import RECEIPT, ReportStatus
from unsera_watch.reports.views import shown
from unsera_watch.reports.views.blueprint import bp
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data


@bp.get("/shelf")
@requires(Permission.REPORT_RECEIVE)
def shelf() -> ResponseReturnValue:
    """Show issued reports, the newest first; what was looked for stays in the address."""
    with db.reading() as session:
        regions = [(each.code, each.name) for each in queries.shelf_regions(session)]
        form = ShelfForm(request.args, regions=regions)
        search = form.to_search(request.args.get("after", type=UUID))
        found, has_more = queries.shelf(session, search)
        next_url = _next_url(form, found[-1].id) if has_more else None
        rows = [shown.row(each, "reports.on_shelf") for each in found]
    is_filtered = bool(form.to_address())
    return render(
        "reports/shelf.html", form=form, rows=rows, next_url=next_url, is_filtered=is_filtered
    )


@bp.get("/shelf/<uuid:report_id>")
@requires(Permission.REPORT_RECEIVE)
def on_shelf(report_id: UUID) -> ResponseReturnValue:
    """Show one report on one page, with its file and its receipt."""
    with db.reading() as session:
        return _page(session, report_id)


@bp.post("/shelf/<uuid:report_id>/receive")
@requires(Permission.REPORT_RECEIVE)
def receive(report_id: UUID) -> ResponseReturnValue:
    """Keep the receipt, or bring back the remark that was typed."""
    form = ReceiptForm(form_data())
    try:
        with db.work() as session:
            service.acknowledge(
                session,
                current_actor(),
                report_id,
                file_digest=str(form.file_digest.data or ""),
                note=str(form.note.data or ""),
                now=clock(),
            )
    except Invalid as refusal:
        form.take(refusal.problems)
        with db.reading() as session:
            return _page(session, report_id, form), 422
    tell(RECEIPT)
    return redirect(url_for(".on_shelf", report_id=report_id), 303)


def _page(session: Session, report_id: UUID, form: ReceiptForm | None = None) -> str:
    report = queries.readable(session, current_actor(), report_id)
    facts: dict[str, Any] = shown.page(session, report)
    if report.status is ReportStatus.ISSUED:
        facts["form"] = form or ReceiptForm(data={"file_digest": facts["sha256"]})
    return render("reports/show.html", **facts, back=_back())


def _back() -> dict[str, Any]:
    return {"url": url_for("reports.shelf"), "label": N_("Shelf of reports")}


def _next_url(form: ShelfForm, after: UUID) -> str:
    kept: dict[str, Any] = {**form.to_address(), "after": after}
    return url_for("reports.shelf", **kept)
