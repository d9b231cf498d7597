"""Records from phones, one by one; drafts that move to a phone."""

import json
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from flask import Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries as observations
from unsera_watch.observations.rules import Arrival
from unsera_watch.observations.rules.clocks import skew_s
from unsera_watch.observations.service import moving
from unsera_watch.sync.service import Received, receive
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.sync.views.parcels import taken
from unsera_watch.sync.wire import read_submission
from unsera_watch.web.guard import requires
from unsera_watch.web.i18n import told
from unsera_watch.web.request import clock, current_actor, db

MISSING: Final = 424


@bp.put("/sync/observations/<uuid:instance_id>")
@requires(Permission.OBSERVATION_SUBMIT)
def put(instance_id: UUID) -> ResponseReturnValue:
    """Take one record in: 201 new, 200 the same again, 409 another text, 424 photos first."""
    arrival = Arrival(
        device_sent_at=_device_clock(), photos_later=request.headers.get("X-Photos") == "later"
    )
    try:
        sent = read_submission(instance_id, _json())
        with db.work() as session:
            found = receive(session, current_actor(), sent, arrival, now=clock())
    except Invalid as refusal:
        return _problems(refusal), 422
    except Conflict as refusal:
        return _conflict(refusal, instance_id), 409
    if found.receipt is None:
        return jsonify(error="photos-missing", missing=found.missing), MISSING
    return _received(found, arrival), 201 if found.is_new else 200


@bp.post("/sync/drafts/<uuid:draft_id>/take")
@requires(Permission.OBSERVATION_SUBMIT)
def take(draft_id: UUID) -> ResponseReturnValue:
    """Move one's own draft to the phone that asks; the others of its visit stand beside it."""
    with db.work() as session:
        drafts = moving.take(session, current_actor(), draft_id, now=clock())
        first, *beside = [taken(each) for each in drafts]
    return jsonify(first | {"beside": beside})


def _json() -> object:
    """Return what was sent; nothing where it cannot be kept as text: too deep, half a letter."""
    try:
        raw: object = request.get_json(silent=True)
        json.dumps(raw, ensure_ascii=False).encode()
    except (RecursionError, UnicodeEncodeError):
        return None
    return raw


def _device_clock() -> datetime | None:
    """Return what the phone says the time is; nothing where that cannot be read."""
    try:
        found = datetime.fromisoformat(request.headers.get("X-Device-Clock", ""))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _received(found: Received, arrival: Arrival) -> Response:
    assert found.receipt is not None  # noqa: S101  (the caller has answered the other case)
    receipt = found.receipt
    skew = skew_s(arrival.device_sent_at, clock())
    return jsonify(
        receipt=receipt.code,
        revision=receipt.revision,
        received_at=receipt.received_at.isoformat(),
        url=url_for("observations.show", observation_id=receipt.observation_id),
        missing=found.missing,
        also=[{"name": each.name, "at": each.at.isoformat()} for each in found.also],
        skew_s=skew or 0,
    )


def _problems(refusal: Invalid) -> Response:
    """Return every problem with its place, in the order in which the rules found them."""
    found = [{"path": path, "text": told(text)} for path, text in refusal.problems.items()]
    return jsonify(error=refusal.code, message=_first(found), problems=found)


def _first(found: list[dict[str, str]]) -> str:
    return found[0]["text"] if found else ""


def _conflict(refusal: Conflict, instance_id: UUID) -> Response:
    """Say why, and where what we hold can be read, if it is the sender's own."""
    answer: dict[str, Any] = {"error": refusal.code, "message": told(refusal.message)}
    with db.reading() as session:
        if observations.sent_by(session, current_actor(), instance_id):
            answer["url"] = url_for("observations.show", observation_id=instance_id)
    return jsonify(answer)
