"""A version or a draft as students see it, read only, with its weights beside it."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.service.checking import AnyDefinition
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.phone import dimension_rows, parts, screens
from unsera_watch.instruments.views.shown import DRAFT, problem_rows, state_of, version_name
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language
from unsera_watch.web.pages import render
from unsera_watch.web.request import db


@bp.get("/versions/<uuid:version_id>")
@requires(Permission.INSTRUMENT_READ)
def preview(version_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        version = queries.version(session, version_id)
        code = version.instrument.code
        shown = _shown(session, service.content_of(version))
    return render(
        "instruments/preview.html",
        back={"url": url_for("instruments.show", code=code), "label": code},
        name=version_name(code, version.number),
        state=state_of(version),
        problems=(),
        **shown,
    )


@bp.get("/drafts/<uuid:draft_id>/preview")
@requires(Permission.INSTRUMENT_WRITE)
def draft_preview(draft_id: UUID) -> ResponseReturnValue:
    """Show a draft as it would be, or what is missing before it can be shown."""
    with db.reading() as session:
        draft = queries.draft(session, draft_id)
        problems = problem_rows(draft, service.problems_of(session, draft.definition))
        try:
            shown = _shown(session, service.check_definition(draft.definition))
        except Invalid:
            shown = {"title": "", "screens": (), "parts": (), "dimensions": ()}
    name = version_name(draft.code, draft.number)
    return render(
        "instruments/preview.html",
        back={"url": url_for("instruments.draft", draft_id=draft_id), "label": name},
        name=name,
        state=DRAFT,
        problems=problems,
        **shown,
    )


def _shown(session: Session, content: AnyDefinition) -> dict[str, object]:
    title = content.title.in_(current_language())
    if not isinstance(content, Definition):
        return {"title": title, "screens": (), "parts": parts(content), "dimensions": ()}
    citations = queries.citations(session, content.cited)
    return {
        "title": title,
        "screens": screens(content, citations),
        "parts": (),
        "dimensions": dimension_rows(content),
    }
