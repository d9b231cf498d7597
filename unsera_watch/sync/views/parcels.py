"""What a phone is given of records and drafts: `Returned` of frontend/src/phone/shape.ts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import url_for

from unsera_watch.observations.models import Draft, DraftPhoto, Observation, Photo, Revision
from unsera_watch.observations.rules import PositionSource

Parcel = dict[str, Any]


def returned(found: Observation, last: Revision | None, remarks: Mapping[str, str]) -> Parcel:
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
        "position": last.content.get("position") if last else None,
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
        "position": _place(photo),
        "original": dict(stated) or None,
        "thumb_url": thumb,
        "size": 0,
        "is_held": is_here,
    }


def _place(photo: Photo | DraftPhoto) -> Parcel | None:
    if photo.lat is None or photo.position_source is PositionSource.NONE:
        return None
    return {
        "lat": photo.lat,
        "lon": photo.lon,
        "accuracy_m": photo.accuracy_m,
        "source": photo.position_source.value,
        "at": _text(photo.taken_at),
    }


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
