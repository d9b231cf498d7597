"""What the flag rules look at, taken from a record.

`frontend/src/doubts/facts.ts` takes the same from a draft on the phone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from unsera_watch.evidence.rules import read_camera_time
from unsera_watch.instruments.rules import Definition, Item, Kind, PhotoRule, Scene, given
from unsera_watch.instruments.rules.checks import has_something_to_show
from unsera_watch.kernel.geo import Point
from unsera_watch.observations.rules.doubts.facts import (
    Facts,
    PhotoFacts,
    QuestionFacts,
    Spot,
    spot,
)
from unsera_watch.observations.rules.states import Outcome
from unsera_watch.observations.rules.submission import PhotoTaken, Position, Submission
from unsera_watch.programs.rules import WIB

_1970: Final = datetime(1970, 1, 1, tzinfo=UTC)
_CAMERA: Final = re.compile(
    r"[0-9]{4}(:[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}([+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
)
_BLANK: Final = " \t\r\n"
_SHOWN: Final = {PhotoRule.EXPECTED, PhotoRule.REQUIRED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is known of the office: its point only once it is confirmed, its hours by weekday."""

    point: Point | None = None
    hours: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def facts_of(
    submission: Submission, definition: Definition, unit: Unit, language: str = "id"
) -> Facts:
    """Return the facts of a record; the pace of answers never leaves the phone."""
    photos = Counter(photo.indicator for photo in submission.photos)
    ahead = submission.clock_ahead_s
    scene = Scene(definition, submission.answers, photos)
    return Facts(
        started_s=seconds(submission.started_at),
        ended_s=seconds(submission.ended_at),
        is_done=submission.outcome is Outcome.DONE,
        point=spot(unit.point),
        hours=unit.hours,
        place=_place(submission.position),
        present=len(submission.present),
        clock_ahead_s=ahead,
        photos=tuple(_photo(n, each, ahead or 0) for n, each in enumerate(submission.photos, 1)),
        questions=tuple(questions(scene, submission.notes, language)),
    )


def questions(scene: Scene, notes: Mapping[str, Any], language: str) -> Iterator[QuestionFacts]:
    """Yield the questions that are asked once and are asked now."""
    once = (each for each in scene.definition.sections if each.repeat is None)
    for item in (item for section in once for item in section.items):
        if item.is_asked and scene.asks(item):
            yield QuestionFacts(
                code=item.code,
                said=_said(scene, item),
                letters=len(item.text.in_(language)),
                is_bare=_is_bare(scene, item, notes),
            )


def _said(scene: Scene, item: Item) -> str | None:
    if item.kind not in {Kind.ONE, Kind.SCALE}:
        return None
    found = given(item, scene.answers.get(item.code))
    return None if found is None else found.value


def _is_bare(scene: Scene, item: Item, notes: Mapping[str, Any]) -> bool:
    if item.photo not in _SHOWN or scene.photos.get(item.code):
        return False
    note = notes.get(item.code)
    has_note = isinstance(note, str) and bool(note.strip(_BLANK))
    return not has_note and has_something_to_show(scene, item)


def _photo(number: int, photo: PhotoTaken, ahead_s: int) -> PhotoFacts:
    camera = camera_s(photo.stated.get("taken_at"))
    device = None if photo.taken_at is None else seconds(photo.taken_at)
    return PhotoFacts(
        number=number,
        taken_s=device if camera is None else camera - ahead_s,
        place=_place(photo.position),
    )


def _place(position: Position | None) -> Spot | None:
    return None if position is None else spot(position.point)


def camera_s(raw: object) -> int | None:
    """Return the seconds of a camera's time; without an offset it is the time of the campus."""
    if not isinstance(raw, str) or not _CAMERA.fullmatch(raw):
        return None
    found = read_camera_time(raw)
    if found is None:
        return None
    return seconds(found if found.tzinfo else found.replace(tzinfo=WIB))


def seconds(moment: datetime) -> int:
    """Return whole seconds since 1970, those that have passed."""
    return (moment - _1970) // timedelta(seconds=1)
