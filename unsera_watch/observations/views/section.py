"""One part of the form: its questions, notes and photos; saved on its own."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.evidence import service as evidence
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.errors import Conflict, Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.forms import PhotoForm, SectionForm, photo_forms, section_form
from unsera_watch.observations.forms.fields import show
from unsera_watch.observations.models import Draft
from unsera_watch.observations.service import drafts, photos
from unsera_watch.observations.views.blueprint import back_to, bp, store
from unsera_watch.observations.views.shown import (
    citations_of,
    differences,
    draft_photos,
    saved,
    saved_text,
    steps,
    stored_entries,
)
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.pages import render
from unsera_watch.web.request import clock, current_actor, db, form_data, wants_json

Cameras = dict[str, PhotoForm]
LONGEST_N: Final = 9


@bp.get("/drafts/<uuid:draft_id>/sections/<code>")
@requires(Permission.OBSERVATION_SUBMIT)
def section(draft_id: UUID, code: str) -> ResponseReturnValue:
    """Show one part, filled with what the draft holds."""
    found, definition = _load(draft_id)
    form = section_form(definition, code, current_language()).from_answers(
        found.body["answers"], found.body["notes"]
    )
    return _page(found, code, form, photo_forms(definition, code, None))


@bp.post("/drafts/<uuid:draft_id>/sections/<code>")
@requires(Permission.OBSERVATION_SUBMIT)
def save_section(draft_id: UUID, code: str) -> ResponseReturnValue:
    """Save one part and go on; a script is told how far the draft is instead."""
    found, definition = _load(draft_id)
    form = section_form(definition, code, current_language())(form_data())
    cameras = photo_forms(definition, code, form_data())
    sound = form.validate()
    if not wants_json():
        sound = _keep_photos(found, cameras) and sound
    if not sound:
        return _refused(found, code, form, cameras)
    try:
        kept = _save(found, form)
    except Conflict as refusal:
        return _stale(draft_id, code, form, refusal)
    if wants_json():
        text = saved_text(kept.saved_at)
        return jsonify(saved_n=kept.saved_n, saved_at=kept.saved_at.isoformat(), text=text)
    return redirect(_onward(found.id, definition, code), 303)


def _load(draft_id: UUID) -> tuple[Draft, Definition]:
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        return found, definition_of(found.assignment.version)


def _save(found: Draft, form: SectionForm) -> drafts.Saved:
    answers, notes = form.merged(found.body["answers"], found.body["notes"])
    saved_n = request.form.get("saved_n", "")
    with db.work() as session:
        return drafts.save_answers(
            session,
            current_actor(),
            found.id,
            int(saved_n[:LONGEST_N]) if saved_n.isdecimal() else -1,
            answers,
            notes,
            now=clock(),
        )


def _keep_photos(found: Draft, cameras: Cameras) -> bool:
    """Keep the photos that travel with the form; say beside its camera why one was refused."""
    fine = True
    for indicator, camera in cameras.items():
        if camera.file is None:
            continue
        if not camera.validate():
            fine = False
            continue
        try:
            keep_photo(found.id, camera.file.stream, camera.to_shot(indicator))
        except Invalid as refusal:
            fine = False
            for message in refusal.problems.values():
                show(camera.photo, message)
    return fine


def keep_photo(draft_id: UUID, stream: Any, shot: photos.Shot) -> UUID:  # noqa: ANN401  (a file)
    """Keep one photo and attach it; nothing of a refused one stays on the draft."""
    actor = current_actor()
    with db.reading() as session:
        photos.ensure_wanted(queries.draft(session, actor, draft_id), shot)
    with db.work() as session:
        kept = evidence.keep(session, actor, stream, store=store(), now=clock())
        return photos.attach(session, actor, draft_id, kept.upload_id, shot).id


def _refused(found: Draft, code: str, form: SectionForm, cameras: Cameras) -> ResponseReturnValue:
    if wants_json():
        problems = {field.name: told(field.errors[0]) for field in form if field.errors}
        return jsonify(error="invalid", problems=problems), 422
    found, _ = _load(found.id)
    form.form_errors.extend(_photo_problems(cameras))
    return _page(found, code, form, cameras), 422


def _photo_problems(cameras: Cameras) -> Iterator[str]:
    """Name what is wrong with photos above the form too, where a long page is read first."""
    for indicator, camera in cameras.items():
        for field in camera:
            yield from (f"{indicator}: {told(message)}" for message in field.errors)


def _stale(draft_id: UUID, code: str, form: SectionForm, refusal: Conflict) -> ResponseReturnValue:
    """Show both texts: what was typed here, and what another window saved meanwhile."""
    found, definition = _load(draft_id)
    if wants_json():
        theirs = stored_entries(found, code, definition)
        message = told(refusal.message)
        body = jsonify(error=refusal.code, message=message, theirs=theirs, saved_n=found.saved_n)
        return body, 409
    cameras = photo_forms(definition, code, None)
    other = differences(found, form)
    page = _page(found, code, form, cameras, conflict=told(refusal.message), other=other)
    return page, 409


def _onward(draft_id: UUID, definition: Definition, code: str) -> str:
    codes = [each.code for each in definition.sections]
    step = {"back": -1, "stay": 0}.get(request.form.get("go", "next"), 1)
    target = codes.index(code) + step
    if target < 0:
        return url_for(".draft", draft_id=draft_id)
    if target >= len(codes):
        return url_for(".finish", draft_id=draft_id)
    return url_for(".section", draft_id=draft_id, code=codes[target])


def _page(found: Draft, code: str, form: SectionForm, cameras: Cameras, **more: object) -> str:
    part = definition_of(found.assignment.version).section(code)
    if part is None:
        raise NotFound("no-such-section")
    with db.reading() as session:
        basis = citations_of(session, part)
    return render(
        "observations/section.html",
        draft=found,
        form=form,
        title=part.title.in_(current_language()),
        code=code,
        cameras=cameras,
        photos=draft_photos(found),
        citations=basis,
        steps=steps(found, current=code),
        saved=saved(found),
        back=back_to(found),
        **more,
    )
