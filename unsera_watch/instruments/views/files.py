"""Definitions as files: taken away as JSON or XLSForm, brought back as a draft."""

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.instruments import queries, service
from unsera_watch.instruments.definition.reading import (
    FILE,
    MAX_BYTES,
    as_object,
    read_json,
    too_large,
)
from unsera_watch.instruments.export import from_xlsform, to_xlsform
from unsera_watch.instruments.forms.upload import UploadForm
from unsera_watch.instruments.models import InstrumentDraft
from unsera_watch.instruments.views.blueprint import bp
from unsera_watch.instruments.views.drafts import seen_n
from unsera_watch.instruments.views.shown import version_name
from unsera_watch.kernel.errors import Conflict, Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.web.guard import requires
from unsera_watch.web.headers import as_media
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import render, tell
from unsera_watch.web.request import clock, current_actor, db

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP: Final = b"PK"
Read = tuple[dict[str, Any], list[str]]


@bp.get("/versions/<uuid:version_id>/json")
@requires(Permission.INSTRUMENT_READ)
def as_json(version_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        version = queries.version(session, version_id)
        name, raw = _name(version.instrument.code, version.number), version.definition
    return as_media(_json(raw), f"{name}.json", inline=False)


@bp.get("/versions/<uuid:version_id>/xlsform")
@requires(Permission.INSTRUMENT_READ)
def as_xlsform(version_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        version = queries.version(session, version_id)
        name, raw = _name(version.instrument.code, version.number), version.definition
    if version.instrument.is_composite:
        raise NotFound("no-form")  # nobody is asked, so there is no form to fill in
    answer = Response(to_xlsform(raw), mimetype=WORKBOOK)
    return as_media(answer, f"{name}.xlsx", inline=False)


@bp.get("/drafts/<uuid:draft_id>/json")
@requires(Permission.INSTRUMENT_WRITE)
def draft_as_json(draft_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        draft = queries.draft(session, draft_id)
    name = _name(draft.code, draft.number)
    return as_media(_json(draft.definition), f"{name}-draf.json", inline=False)


@bp.get("/upload")
@requires(Permission.INSTRUMENT_WRITE)
def upload() -> ResponseReturnValue:
    return _page(UploadForm(), None)


@bp.post("/upload")
@requires(Permission.INSTRUMENT_WRITE)
def take_upload() -> ResponseReturnValue:
    """Keep what a file says as a new draft, with whatever is wrong with it."""
    try:
        raw, left_out = _sent()
    except Invalid as refusal:
        return _page(UploadForm().refused(refusal.problems), None), 422
    with db.work() as session:
        draft = service.start_draft(session, current_actor(), raw, now=clock())
    return _kept(draft, left_out)


@bp.get("/drafts/<uuid:draft_id>/upload")
@requires(Permission.INSTRUMENT_WRITE)
def replace(draft_id: UUID) -> ResponseReturnValue:
    with db.reading() as session:
        return _page(UploadForm(), queries.draft(session, draft_id))


@bp.post("/drafts/<uuid:draft_id>/upload")
@requires(Permission.INSTRUMENT_WRITE)
def take_replacement(draft_id: UUID) -> ResponseReturnValue:
    """Put what a file says in the place of what the draft held."""
    with db.reading() as session:
        draft = queries.draft(session, draft_id)
    try:
        raw, left_out = _sent()
    except Invalid as refusal:
        return _page(UploadForm().refused(refusal.problems), draft), 422
    try:
        with db.work() as session:
            named = {**raw, "code": draft.code, "version": draft.number}
            n = seen_n()
            draft = service.save_draft(session, current_actor(), draft_id, n, named, now=clock())
    except Conflict as refusal:
        form = UploadForm().refused({FILE: refusal.message or say(N_("Please try again."))})
        with db.reading() as session:
            return _page(form, queries.draft(session, draft_id)), 409
    return _kept(draft, left_out)


def _sent() -> Read:
    """Read the file that was sent: JSON, or else a workbook, told by how it begins."""
    file = request.files.get(FILE)
    data = b"" if file is None else file.stream.read(MAX_BYTES + 1)
    if not data:
        raise Invalid({FILE: say(N_("Choose a file."))})
    if len(data) > MAX_BYTES:
        raise too_large()
    if not data.startswith(ZIP):
        return read_json(data), []
    found = from_xlsform(data)
    return as_object(found.raw), [f"{one.place}: {told(one.what)}" for one in found.left_out]


def _kept(draft: InstrumentDraft, left_out: list[str]) -> ResponseReturnValue:
    """Go on to the draft; what the file said and the draft does not is told first."""
    if left_out:
        return _page(UploadForm(), draft, left_out)
    tell(N_("The file is kept as a draft. What is not right yet is listed below."))
    return redirect(url_for("instruments.draft", draft_id=draft.id), 303)


def _page(
    form: UploadForm, draft: InstrumentDraft | None, left_out: list[str] | None = None
) -> str:
    return render(
        "instruments/upload.html",
        form=form,
        draft=draft,
        name=None if draft is None else version_name(draft.code, draft.number),
        left_out=left_out or [],
    )


def _json(raw: Mapping[str, Any]) -> Response:
    text = json.dumps(raw, ensure_ascii=False, indent=1)
    return Response(text, mimetype="application/json")


def _name(code: str, number: int) -> str:
    return f"{code}-v{number}"
