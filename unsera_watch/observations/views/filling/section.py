"""One part of the form: its questions, notes and photos; saved on its own."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from flask import jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.evidence import service as evidence
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.forms import PhotoForm, SectionForm, photo_forms
from unsera_watch.observations.forms.fields import show
from unsera_watch.observations.models import Draft
from unsera_watch.observations.service import drafts, photos
from unsera_watch.observations.views.blueprint import bp, store
from unsera_watch.observations.views.filling.page import list_page, part_page
from unsera_watch.observations.views.filling.problems import show_problems
from unsera_watch.observations.views.filling.shown import (
    differences,
    saved_text,
    stored_entries,
)
from unsera_watch.observations.views.filling.spot import Spot, spot
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.request import clock, current_actor, db, form_data, wants_json

Cameras = dict[str, PhotoForm]
LONGEST_N: Final = 9


@bp.get("/drafts/<uuid:draft_id>/sections/<code>")
@requires(Permission.OBSERVATION_SUBMIT)
def section(draft_id: UUID, code: str) -> ResponseReturnValue:
    """Show one part, filled with what the draft holds; of one that repeats, its rows."""
    found = load(draft_id)
    part = definition_of(found.version).section(code)
    if part is not None and part.repeat is not None:
        return list_page(found, part)
    here = spot(found, code)
    return part_page(here, filled(here), photo_forms(here.definition, code, None))


@bp.post("/drafts/<uuid:draft_id>/sections/<code>")
@requires(Permission.OBSERVATION_SUBMIT)
def save_section(draft_id: UUID, code: str) -> ResponseReturnValue:
    """Save one part and go on; a script is told how far the draft is instead."""
    found = load(draft_id)
    definition = definition_of(found.version)
    part = definition.section(code)
    if part is not None and part.repeat is not None:
        return redirect(onward(found.id, definition, code), 303)
    here = spot(found, code)
    cameras = photo_forms(definition, code, form_data())
    return save_part(here, cameras) or redirect(onward(found.id, definition, code), 303)


def filled(here: Spot) -> SectionForm:
    """Return the form with what stands there, and on request with what is wrong with it."""
    form = here.filled()
    if "check" in request.args:
        show_problems(here, form)
    return form


def load(draft_id: UUID) -> Draft:
    """Return one of the visitor's drafts with its instrument read."""
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        definition_of(found.version)  # read once per process, while it can be
        return found


def save_part(here: Spot, cameras: Cameras) -> ResponseReturnValue | None:
    """Save what was typed at one place; return an answer where the visitor stays there."""
    form = here.form_class()(form_data())
    sound = form.validate()
    if not wants_json():
        sound = _keep_photos(here.draft, cameras) and sound
    if not sound:
        return _refused(here, form, cameras)
    try:
        kept = _save(here, form)
    except Conflict as refusal:
        fresh = spot(load(here.draft.id), here.code, here.row, here.key)
        if not fresh.adds:
            return _stale(fresh, form, refusal)
        kept = _save(fresh, form, fresh.draft.saved_n)
    if wants_json():
        text = saved_text(kept.saved_at)
        return jsonify(saved_n=kept.saved_n, saved_at=kept.saved_at.isoformat(), text=text)
    return None


def _save(here: Spot, form: SectionForm, saved_n: int | None = None) -> drafts.Saved:
    answers, notes = here.merged(form)
    with db.work() as session:
        return drafts.save_answers(
            session,
            current_actor(),
            here.draft.id,
            seen_n() if saved_n is None else saved_n,
            answers,
            notes,
            now=clock(),
        )


def seen_n() -> int:
    """Return which save the page had seen when it was typed in."""
    saved_n = request.form.get("saved_n", "")
    return int(saved_n[:LONGEST_N]) if saved_n.isdecimal() else -1


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


def _refused(here: Spot, form: SectionForm, cameras: Cameras) -> ResponseReturnValue:
    if wants_json():
        problems = {field.name: told(field.errors[0]) for field in form if field.errors}
        return jsonify(error="invalid", problems=problems), 422
    here = spot(load(here.draft.id), here.code, here.row, here.key)
    form.form_errors.extend(_photo_problems(cameras))
    return part_page(here, form, cameras), 422


def _photo_problems(cameras: Cameras) -> Iterator[str]:
    """Name what is wrong with photos above the form too, where a long page is read first."""
    for indicator, camera in cameras.items():
        for field in camera:
            yield from (f"{indicator}: {told(message)}" for message in field.errors)


def _stale(here: Spot, form: SectionForm, refusal: Conflict) -> ResponseReturnValue:
    """Show both texts: what was typed, and what another window saved *here* meanwhile."""
    if wants_json():
        theirs, saved_n = stored_entries(here.filled()), here.draft.saved_n
        message = told(refusal.message)
        body = jsonify(error=refusal.code, message=message, theirs=theirs, saved_n=saved_n)
        return body, 409
    cameras = photo_forms(here.definition, here.code, None)
    other = differences(*here.held(), form)
    page = part_page(here, form, cameras, conflict=told(refusal.message), other=other)
    return page, 409


def onward(draft_id: UUID, definition: Definition, code: str) -> str:
    """Return where "next" and "back" lead from a section."""
    codes = [each.code for each in definition.sections]
    step = {"back": -1, "stay": 0}.get(request.form.get("go", "next"), 1)
    target = codes.index(code) + step
    if target < 0 or target >= len(codes):
        return _beyond(draft_id, is_end=target > 0)
    return url_for(".section", draft_id=draft_id, code=codes[target])


def _beyond(draft_id: UUID, *, is_end: bool) -> str:
    """Return the overview, or after the last part of a form that stands alone the end."""
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        several = bool(queries.beside(session, found))
    return url_for(".finish" if is_end and not several else ".draft", draft_id=draft_id)
