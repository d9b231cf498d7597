"""What changes from one version to the next, in plain words."""

from collections.abc import Sequence
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries
from unsera_watch.instruments.definition.difference import difference as differing
from unsera_watch.instruments.models import InstrumentDraft, InstrumentVersion
from unsera_watch.instruments.service import problems_of
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.shown import problem_rows, version_name
from unsera_watch.kernel.permissions import Permission
from unsera_watch.web.guard import requires
from unsera_watch.web.pages import render
from unsera_watch.web.request import db


@bp.get("/versions/<uuid:version_id>/difference")
@requires(Permission.INSTRUMENT_READ)
def difference(version_id: UUID) -> ResponseReturnValue:
    """Compare a version with the one before it, or with the one asked for."""
    with db.reading() as session:
        new = queries.version(session, version_id)
        code = new.instrument.code
        others = [one for one in queries.versions_of(session, code) if one is not new]
        old = _chosen(others, new.number)
        changes = [] if old is None else differing(old.definition, new.definition)
    return render(
        "instruments/difference.html",
        back={"url": url_for("instruments.show", code=code), "label": code},
        new_name=version_name(code, new.number),
        old_name=None if old is None else version_name(code, old.number),
        changes=changes,
        draft=None,
        problems=(),
    )


@bp.get("/drafts/<uuid:draft_id>/difference")
@requires(Permission.INSTRUMENT_WRITE)
def draft_difference(draft_id: UUID) -> ResponseReturnValue:
    """Compare a draft with what it was made from, before it is published."""
    with db.reading() as session:
        draft = queries.draft(session, draft_id)
        old = _base(session, draft)
        changes = [] if old is None else differing(old.definition, draft.definition)
        problems = problem_rows(draft, problems_of(session, draft.definition))
    name = version_name(draft.code, draft.number)
    return render(
        "instruments/difference.html",
        back={"url": url_for("instruments.draft", draft_id=draft_id), "label": name},
        new_name=name,
        old_name=None if old is None else version_name(old.instrument.code, old.number),
        changes=changes,
        draft=draft,
        problems=problems,
    )


def _chosen(others: Sequence[InstrumentVersion], number: int) -> InstrumentVersion | None:
    """Return the version asked for, else the newest of those before *number*."""
    asked = request.args.get("old", "")
    named = next((one for one in others if str(one.number) == asked), None)
    return named or next((one for one in others if one.number < number), None)


def _base(session: Session, draft: InstrumentDraft) -> InstrumentVersion | None:
    """Return what a draft was made from, or else the newest version of its instrument."""
    if draft.based_on_id is not None:
        return queries.version(session, draft.based_on_id)
    versions = (one for one in queries.published(session) if one.instrument.code == draft.code)
    return next(versions, None)
