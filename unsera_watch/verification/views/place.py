"""Where: photos with their distance from the office, and the sketch of it all."""

from typing import Any, Final

from flask import url_for

from unsera_watch.kernel.geo import Point, distance_m
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.models import Observation, Photo, Visit
from unsera_watch.observations.rules.labels import PEOPLE
from unsera_watch.offices.models import Office
from unsera_watch.verification.rules import NEAR_M, is_far
from unsera_watch.web.i18n import clock_time, moment, told
from unsera_watch.web.maps import Marked, metres, sketch

MAP_WIDTH: Final = 360
MAP_HEIGHT: Final = 260


def visit_position(visit: Visit) -> dict[str, Any]:
    """Return in words where the device was."""
    return _position(visit.assignment.office, visit)


def photo_items(observation: Observation) -> list[dict[str, Any]]:
    """Return the photos as components/photo.html draws them."""
    return [_photo(observation, each) for each in observation.photos]


def place(observation: Observation) -> dict[str, Any] | None:
    """Return the sketch around the office's confirmed point, or None: nothing to measure from."""
    office = _confirmed(observation.visit.assignment.office)
    if office is None:
        return None
    visit = observation.visit
    taken = [(visit, "●", told(N_("Visit")), visit.position_at)]
    for each in observation.photos:
        name = told(say(N_("Photo %(n)s"), n=each.number))
        taken.append((each, str(each.number), name, each.taken_at))  # type: ignore[arg-type]  # both have a place
    points = [
        Marked(
            point=point, label=label, name=name, time=clock_time(at), is_far=is_far(office, point)
        )
        for holder, label, name, at in taken
        if (point := _point(holder)) is not None
    ]
    return sketch(office, points, MAP_WIDTH, MAP_HEIGHT, near_m=NEAR_M)


def _photo(observation: Observation, photo: Photo) -> dict[str, Any]:
    caption = photo.caption or told(say(N_("Photo on %(code)s"), code=photo.indicator))
    return {
        "id": photo.id,
        "number": photo.number,
        **_addresses(photo),
        "alt": told(say(N_("Photo %(n)s on %(code)s"), n=photo.number, code=photo.indicator)),
        "caption": caption,
        "position": _position(observation.visit.assignment.office, photo),
        "time": moment(photo.taken_at) if photo.taken_at else told(N_("Time not known")),
        "people": told(PEOPLE[photo.people]),
        "sha256": photo.digest,
        "marked": False,
    }


def _addresses(photo: Photo) -> dict[str, str | None]:
    """Return where the copies are shown; nowhere while the bytes are still on the phone."""
    if photo.upload is None:
        return {"thumb_url": None, "full_url": None}
    return {
        "thumb_url": url_for("observations.photo", photo_id=photo.id, size="thumb"),
        "full_url": url_for("observations.photo", photo_id=photo.id, size="report"),
    }


def _position(office: Office, holder: Visit | Photo) -> dict[str, Any]:
    """Say how far from the confirmed point, and how sure the device is."""
    point = _point(holder)
    if point is None:
        return {"text": told(N_("No position")), "tone": "plain"}
    sure = "" if point.accuracy_m is None else f" (±{point.accuracy_m:.0f} m)"
    confirmed = _confirmed(office)
    if confirmed is None:
        text = told(N_("Position taken; the office’s point is not confirmed"))
        return {"text": text + sure, "tone": "plain"}
    away = say(N_("%(distance)s from the office"), distance=metres(distance_m(confirmed, point)))
    tone = "fair" if is_far(confirmed, point) else "good"
    return {"text": told(away) + sure, "tone": tone}


def _point(holder: Visit | Photo) -> Point | None:
    if holder.lat is None or holder.lon is None:
        return None
    return Point(holder.lat, holder.lon, holder.accuracy_m)


def _confirmed(office: Office) -> Point | None:
    """Return the office's point once somebody confirmed it (architecture §6)."""
    if office.point_confirmed_by is None or office.lat is None or office.lon is None:
        return None
    return Point(office.lat, office.lon, office.accuracy_m)
