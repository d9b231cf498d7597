"""The pages of citations: which there are, who vouches for each, and on what."""

from typing import Any, Final

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.forms.citations import CitationForm, SeenForm, written
from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import CitationStatus, full_name
from unsera_watch.instruments.views import cited
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db, form_data

CONFIRM: Final = "confirm"
UNCONFIRMED: Final = "unconfirmed"


@bp.get("/citations")
@requires(Permission.INSTRUMENT_READ)
def citations() -> ResponseReturnValue:
    """Show every citation, or those that nobody confirmed."""
    only_open = request.args.get("show") == UNCONFIRMED
    with db.reading() as session:
        known = list(queries.citations(session).values())
        waiting = [one for one in known if one.status is CitationStatus.UNCONFIRMED]
        rows = cited.rows(session, waiting if only_open else known)
    return render(
        "instruments/citations.html",
        rows=rows,
        chips=_chips(len(known), len(waiting), only_open=only_open),
        waiting=len(waiting),
        may_confirm=_may_confirm(),
    )


@bp.get("/citations/<code>")
@requires(Permission.INSTRUMENT_READ)
def citation(code: str) -> ResponseReturnValue:
    """Show one citation; whoever may confirm it gets the form."""
    with db.reading() as session:
        found = queries.citation(session, code)
        return _page(found, CitationForm(data=written(found)), cited.facts(session, found))


@bp.post("/citations/<code>")
@requires(Permission.CITATION_CONFIRM)
def decide_citation(code: str) -> ResponseReturnValue:
    """Confirm what was read, or only correct what is written."""
    form, status = CitationForm(form_data()), 422
    confirming = request.form.get("action") == CONFIRM
    act = service.confirm if confirming else service.correct
    if form.validate():
        try:
            with db.work() as session:
                seen = form.to_seen()
                act(session, current_actor(), code, form.to_facts(), seen=seen, now=clock())
        except Invalid as refusal:
            form.take(refusal.problems)
        except Conflict as refusal:
            form.say(refusal.message)
            status = 409
        else:
            tell(N_("The reference is confirmed.") if confirming else N_("The changes are kept."))
            return redirect(url_for(".citation", code=code), 303)
    return _again(code, form), status


@bp.post("/citations/<code>/withdraw")
@requires(Permission.CITATION_CONFIRM)
def withdraw_citation(code: str) -> ResponseReturnValue:
    """Take a confirmation back."""
    seen = SeenForm(form_data()).to_seen()
    with db.work() as session:
        service.withdraw_confirmation(session, current_actor(), code, seen=seen, now=clock())
    tell(N_("The confirmation is withdrawn."))
    return redirect(url_for(".citation", code=code), 303)


def _again(code: str, form: CitationForm) -> str:
    """Show what was typed beside what is written now, so that nothing is lost."""
    with db.reading() as session:
        found = queries.citation(session, code)
        form.seen.data = str(found.row_version)
        return _page(found, form, cited.facts(session, found))


def _page(found: Citation, form: CitationForm, facts: list[Any]) -> str:
    is_confirmed = found.status is CitationStatus.CONFIRMED
    return render(
        "instruments/citation.html",
        code=found.code,
        name=full_name(found.text, found.article),
        pills=cited.pills(found),
        facts=facts,
        form=form if _may_confirm() else None,
        is_confirmed=is_confirmed,
        seen=found.row_version,
    )


def _chips(known: int, waiting: int, *, only_open: bool) -> list[dict[str, Any]]:
    address = url_for(".citations")
    return [
        {"label": told(N_("All")), "url": address, "current": not only_open, "count": known},
        {
            "label": told(N_("Not confirmed yet")),
            "url": f"{address}?show={UNCONFIRMED}",
            "current": only_open,
            "count": waiting,
        },
    ]


def _may_confirm() -> bool:
    return current_actor().may(Permission.CITATION_CONFIRM)
