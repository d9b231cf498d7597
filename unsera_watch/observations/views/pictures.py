"""Photos as pages show them: thumbnail, position in words, time, hash."""

from typing import Any

from flask import url_for

from unsera_watch.kernel.geo import Point, distance_m
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Draft, DraftPhoto, Photo
from unsera_watch.observations.rules.labels import PEOPLE
from unsera_watch.offices.models import Office
from unsera_watch.web.i18n import moment, told
from unsera_watch.web.i18n import number as in_figures
from unsera_watch.web.maps import metres

NEAR_M = 200.0
Shown = dict[str, Any]


def draft_photos(draft: Draft) -> dict[str, list[Shown]]:
    """Return the photos of a draft by indicator, numbered as they were taken."""
    shown: dict[str, list[Shown]] = {}
    for number, photo in enumerate(draft.photos, start=1):
        item = picture(photo, number, draft.assignment.office)
        shown.setdefault(photo.indicator, []).append(item)
    return shown


def picture(photo: Photo | DraftPhoto, place: int, office: Office) -> Shown:
    """Return one photo for components/photo.html."""
    return {
        "id": photo.id,
        "number": place,
        **addresses(photo),
        "alt": told(say(N_("Photo %(n)s for %(code)s"), n=place, code=photo.indicator)),
        "caption": photo.caption or photo.indicator,
        "position": place_words(photo, office),
        "time": moment(photo.taken_at or (photo.upload.kept_at if photo.upload else None)),
        "sha256": digest_of(photo),
        "people": told(PEOPLE[photo.people]),
        "bytes": bytes_words(photo),
        "marked": False,
    }


def addresses(photo: Photo | DraftPhoto) -> dict[str, str | None]:
    """Return where the copies are shown; nowhere while the bytes are still on the phone."""
    if photo.upload is None:
        return {"thumb_url": None, "full_url": None}
    return {
        "thumb_url": url_for("observations.photo", size="thumb", photo_id=photo.id),
        "full_url": url_for("observations.photo", size="report", photo_id=photo.id),
    }


def digest_of(photo: Photo | DraftPhoto) -> str:
    """Return the SHA-256 of the bytes that were sent, or will be."""
    return photo.digest if isinstance(photo, Photo) else photo.upload.digest


def bytes_words(photo: Photo | DraftPhoto) -> str:
    """Say which bytes the server holds where the phone sent a smaller copy of its own file."""
    stated = photo.stated if isinstance(photo, Photo) else {}
    if "sha256" not in stated:
        return ""
    text = N_(
        "Kept here: a copy the phone made. The phone’s own file: %(size)s, SHA-256 %(digest)s…"
    )
    size = in_figures(stated.get("size_bytes", 0) / 1_000_000, places=1)
    return told(say(text, size=f"{size} MB", digest=stated["sha256"][:12]))


def place_words(photo: Photo | DraftPhoto, office: Office) -> dict[str, str]:
    """Say how far from the office the phone was at the moment of capture."""
    if photo.lat is None or photo.lon is None:
        return {"text": told(N_("No position at the moment of capture")), "tone": "plain"}
    accuracy = f"±{photo.accuracy_m:.0f} m" if photo.accuracy_m is not None else "±?"
    if office.lat is None or office.lon is None or office.point_confirmed_by is None:
        text = say(N_("Position taken (%(accuracy)s)"), accuracy=accuracy)
        return {"text": told(text), "tone": "good"}
    away = distance_m(Point(office.lat, office.lon), Point(photo.lat, photo.lon))
    there = say(
        N_("%(distance)s from the office (%(accuracy)s)"),
        distance=metres(away),
        accuracy=accuracy,
    )
    near = away - (photo.accuracy_m or 0) <= NEAR_M
    return {"text": told(there), "tone": "good" if near else "fair"}
