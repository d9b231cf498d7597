"""Photos: sent one by one from a draft, shown under the observation's permission."""

from uuid import UUID

from flask import Response, jsonify, redirect, send_file, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.evidence import service as evidence
from unsera_watch.evidence.rules import Copy
from unsera_watch.kernel.errors import Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.forms import ShotForm
from unsera_watch.observations.models import DraftPhoto, Photo
from unsera_watch.observations.service import photos
from unsera_watch.observations.views.blueprint import bp, store
from unsera_watch.observations.views.filling.section import keep_photo
from unsera_watch.observations.views.filling.shown import draft_photos
from unsera_watch.web.guard import requires
from unsera_watch.web.headers import as_media
from unsera_watch.web.i18n import told
from unsera_watch.web.pages import tell
from unsera_watch.web.request import current_actor, db, form_data

SIZES = {"thumb": Copy.THUMB, "report": Copy.REPORT}


@bp.post("/drafts/<uuid:draft_id>/photos")
@requires(Permission.OBSERVATION_SUBMIT)
def add_photo(draft_id: UUID) -> ResponseReturnValue:
    """Take one photo from a script and answer with what the page needs to show it."""
    form = ShotForm(form_data())
    if not form.validate():
        raise Invalid({field.name: say(str(field.errors[0])) for field in form if field.errors})
    stream = getattr(form.photo.data, "stream", None)
    if stream is None:
        raise Invalid({"photo": say(N_("Choose a photo."))})
    photo_id = keep_photo(draft_id, stream, form.to_shot())
    with db.reading() as session:
        found = queries.draft(session, current_actor(), draft_id)
        shown = draft_photos(found)[form.to_shot().indicator]
    item = next(each for each in shown if each["id"] == photo_id)
    return jsonify(
        id=str(photo_id),
        number=item["number"],
        thumb_url=item["thumb_url"],
        full_url=item["full_url"],
        text=item["position"]["text"],
    ), 201


@bp.post("/photos/<uuid:photo_id>/remove")
@requires(Permission.OBSERVATION_SUBMIT)
def remove_photo(photo_id: UUID) -> ResponseReturnValue:
    """Take a photo off its draft."""
    with db.work() as session:
        draft_id = photos.detach(session, current_actor(), photo_id)
    tell(told(say(N_("The photo is no longer part of this draft."))))
    return redirect(url_for(".draft", draft_id=draft_id), 303)


@bp.get("/photos/<uuid:photo_id>/<size>")
@requires(Permission.OBSERVATION_READ)
def photo(photo_id: UUID, size: str) -> ResponseReturnValue:
    """Show a copy without metadata."""
    copy = SIZES.get(size)
    if copy is None:
        raise NotFound("no-such-size")
    with db.reading() as session:
        digest = arrived(queries.photo(session, current_actor(), photo_id))
    return _file(evidence.open_copy(store(), digest, copy), "image/jpeg", f"{size}.jpg")


@bp.get("/photos/<uuid:photo_id>/original")
@requires(Permission.OBSERVATION_DECIDE)
def original(photo_id: UUID) -> ResponseReturnValue:
    """Hand the bytes as they came to whoever verifies: as a download, never shown inline."""
    with db.reading() as session:
        found = queries.photo(session, current_actor(), photo_id)
        number = found.number if isinstance(found, Photo) else found.position
        digest = arrived(found)
    stream = evidence.open_original(store(), digest)
    name = f"foto-{number:02}-{digest[:12]}"
    return _file(stream, "application/octet-stream", name, inline=False)


def arrived(photo: Photo | DraftPhoto) -> str:
    """Return the digest of the bytes, or refuse while they are still on the phone."""
    if photo.upload is None:
        raise NotFound("no-such-file")
    return photo.upload.digest


def _file(stream: object, mime: str, name: str, *, inline: bool = True) -> Response:
    answer = send_file(stream, mimetype=mime)  # type: ignore[arg-type]  # any binary file
    return as_media(answer, name, inline=inline)
