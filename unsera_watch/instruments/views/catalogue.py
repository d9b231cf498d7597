"""Every instrument, one with all its versions, and retiring a version."""

from itertools import groupby
from typing import Any
from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.accounts.queries import names
from unsera_watch.instruments import queries, service
from unsera_watch.instruments.models import InstrumentVersion
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.shown import (
    about,
    draft_row,
    how_many,
    may_write,
    people_in,
    state_of,
    title_of,
    version_name,
)
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db


@bp.get("")
@requires(Permission.INSTRUMENT_READ)
def index() -> ResponseReturnValue:
    with db.reading() as session:
        by_code = groupby(queries.published(session), key=lambda one: one.instrument.code)
        rows = [_line(next(versions)) for _, versions in by_code]
        drafts = [draft_row(one) for one in queries.drafts(session)] if may_write() else []
    return render("instruments/index.html", rows=rows, drafts=drafts, may_write=may_write())


@bp.get("/<code>")
@requires(Permission.INSTRUMENT_READ)
def show(code: str) -> ResponseReturnValue:
    with db.reading() as session:
        versions = queries.versions_of(session, code)
        known = names(session, people_in(versions))
        cards = [_card(one, about(one, known), is_first=one is versions[-1]) for one in versions]
        drafts = [draft_row(one) for one in queries.drafts(session, code)] if may_write() else []
    return render(
        "instruments/show.html",
        code=code,
        title=title_of(versions[0].instrument.title),
        cards=cards,
        drafts=drafts,
        may_write=may_write(),
    )


@bp.post("/versions/<uuid:version_id>/copy")
@requires(Permission.INSTRUMENT_WRITE)
def copy(version_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        draft = service.copy_version(session, current_actor(), version_id, now=clock())
    tell(N_("This draft holds all of the version. Change it, then publish it."))
    return redirect(url_for("instruments.draft", draft_id=draft.id), 303)


@bp.get("/versions/<uuid:version_id>/retire")
@requires(Permission.INSTRUMENT_WRITE)
def ask_retire(version_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        version = queries.version(session, version_id)
    code, number = version.instrument.code, version.number
    name = version_name(code, number)
    return render(
        "instruments/ask.html",
        title=told(say(N_("Retire %(name)s"), name=name)),
        back={"url": url_for("instruments.show", code=code), "label": code},
        lines=[
            N_("It is not offered any more when an assignment is given."),
            N_("Assignments that were given with it can still be carried out and sent."),
            N_("What was observed with it stays as it is."),
            N_("This cannot be undone; the same content can be published as a new version."),
        ],
        action=url_for("instruments.retire", version_id=version_id),
        label=N_("Retire this version"),
    )


@bp.post("/versions/<uuid:version_id>/retire")
@requires(Permission.INSTRUMENT_WRITE)
def retire(version_id: UUID) -> ResponseReturnValue:
    with db.work() as session:
        service.retire(session, current_actor(), version_id, now=clock())
        code = queries.version(session, version_id).instrument.code
    tell(N_("The version is retired."))
    return redirect(url_for("instruments.show", code=code), 303)


def _line(version: InstrumentVersion) -> list[Any]:
    """Return an instrument as a line of the table, by its newest version."""
    code = version.instrument.code
    return [
        {"text": code, "url": url_for("instruments.show", code=code)},
        title_of(version.instrument.title),
        f"v{version.number}",
        {"status": state_of(version)},
        how_many(version),
    ]


def _card(version: InstrumentVersion, facts: list[Any], *, is_first: bool) -> dict[str, Any]:
    return {
        "id": version.id,
        "title": told(say(N_("Version %(number)s"), number=version.number)),
        "number": version.number,
        "state": state_of(version),
        "facts": facts,
        "is_first": is_first,
        "is_composite": version.instrument.is_composite,
        "may_retire": may_write() and version.retired_at is None,
    }
