"""What a phone is given of records and drafts: `Returned` of frontend/src/phone/shape.ts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import url_for

from unsera_watch.observations.models import Draft, DraftPhoto, Observation, Photo, Visit
from unsera_watch.observations.rules import PositionSource

Parcel = dict[str, Any]


def returned(found: Observation, remarks: Mapping[str, str]) -> Parcel:
    """Return a record that came back: the next revision of it, with what was said about it.

    Its times are right already, whatever the phone's clock said, so it has no clock to correct.
    """
    visit = found.visit
    ending = {
        "ended_at": visit.ended_at.isoformat(),
        "outcome": visit.outcome.value,
        "outcome_note": visit.outcome_note,
    }
    draft = {
        "id": str(found.id),
        "revision": found.revision + 1,
        "assignment": str(visit.assignment_id),
        "version": str(found.instrument_version_id),
        "visit": None,
        "started_at": visit.started_at.isoformat(),
        "present": [str(row.account_id) for row in visit.present],
        "position": _place(visit, visit.position_at),
        "answers": found.answers,
        "notes": found.notes,
        "ending": ending,
        "clock_ahead_s": 0,
        "remark": remarks.get("", ""),
        "remarks": {code: text for code, text in remarks.items() if code},
    }
    return {"draft": draft, "photos": [_sent(photo) for photo in found.photos]}


def taken(found: Draft) -> Parcel:
    """Return a draft that was begun on the server."""
    body = found.body
    draft = {
        "id": str(found.id),
        "revision": found.revision,
        "assignment": str(found.assignment_id),
        "version": str(found.instrument_version_id),
        "visit": None if found.visit_id is None else str(found.visit_id),
        "started_at": body["started_at"],
        "present": body["present"],
        "position": body.get("position"),
        "answers": body["answers"],
        "notes": body["notes"],
        "ending": body.get("ending"),
        "clock_ahead_s": 0,
        "remark": "",
        "remarks": {},
    }
    photos = [_photo(photo, photo.upload.digest, {}, is_here=True) for photo in found.photos]
    return {"draft": draft, "photos": photos}


def _sent(photo: Photo) -> Parcel:
    return _photo(photo, photo.digest, photo.stated, is_here=photo.upload is not None)


def _photo(
    photo: Photo | DraftPhoto, digest: str, stated: Mapping[str, Any], *, is_here: bool
) -> Parcel:
    thumb = url_for("observations.photo", photo_id=photo.id, size="thumb") if is_here else ""
    return {
        "digest": digest,
        "indicator": photo.indicator,
        "people": photo.people.value,
        "caption": photo.caption,
        "taken_at": _text(photo.taken_at),
        "position": _place(photo, photo.taken_at),
        "original": dict(stated) or None,
        "thumb_url": thumb,
        "size": 0,
        "is_held": is_here,
    }


def _place(placed: Photo | DraftPhoto | Visit, at: datetime | None) -> Parcel | None:
    if placed.lat is None or placed.position_source is PositionSource.NONE:
        return None
    return {
        "lat": placed.lat,
        "lon": placed.lon,
        "accuracy_m": placed.accuracy_m,
        "source": placed.position_source.value,
        "at": _text(at),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
