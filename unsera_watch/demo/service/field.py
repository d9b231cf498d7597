"""In the field: how a visit begins, is answered, and what is photographed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.demo.pictures import Shot as Scene
from unsera_watch.demo.pictures import photograph
from unsera_watch.demo.rules.answers import answers, to_show
from unsera_watch.demo.rules.ground import stood
from unsera_watch.demo.rules.interviews import interviews
from unsera_watch.demo.rules.notes import notes
from unsera_watch.demo.rules.places import OFFICES, place_of, spot
from unsera_watch.demo.rules.signs import SIGNS
from unsera_watch.demo.service.stage import Stage
from unsera_watch.evidence.service import keep
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations import queries as observations
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import People, Position
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import drafts, photos

TILT_DEGREES: Final = 1.2
UPLOAD: Final = timedelta(seconds=20)
MANY_ROWS: Final = 60
FEW_ROWS: Final = 4
BLURRED_CHANCE: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One stay at an office, while it lasts."""

    office: str
    observer: Actor
    present: tuple[UUID, ...]
    assignment_id: UUID
    started_at: datetime
    ended_at: datetime
    off_m: int
    chance: Random

    def position(self, at: datetime) -> Position:
        """Return where the phone says it is."""
        point = stood(spot(place_of(self.office)), self.chance, self.off_m)
        return Position(lat=point.lat, lon=point.lon, accuracy_m=point.accuracy_m, at=at)


@dataclass(frozen=True, slots=True)
class Form:
    """How good the office is, how many photos are taken, how far the form gets."""

    target: int
    photos: int
    share: float = 1.0


def arrive(session: Session, stay: Stay) -> UUID:
    """Begin the visit and return the draft."""
    start = stay.started_at
    opening = Opening(start, stay.present, stay.position(start))
    return drafts.begin(session, stay.observer, stay.assignment_id, opening, now=start)


def fill_in(session: Session, stage: Stage, stay: Stay, draft_id: UUID, form: Form) -> None:
    """Take photos, then answer what the form says, all of it or its first part."""
    draft = observations.draft(session, stay.observer, draft_id)
    definition = definition_of(draft.version)
    found = answers(definition, form.target, stay.chance)
    noted = notes(definition, found, stay.chance)
    reached = [item.code for item in definition.items][: round(len(found) * form.share)]
    partly = {code: found[code] for code in reached}
    said = {code: text for code, text in noted.items() if code in partly}
    shown = to_show(definition, partly, form.photos, stay.chance)
    _take_photos(session, stage, stay, draft_id, shown)
    drafts.save_answers(
        session, stay.observer, draft_id, draft.saved_n, partly, said, now=stay.ended_at
    )
    others = observations.beside(session, draft)
    # By their codes: ids are drawn anew each time, and the world must come out the same.
    for beside in sorted(others, key=lambda each: definition_of(each.version).code):
        _interview(session, stay, beside, form)


def _interview(session: Session, stay: Stay, draft: Draft, form: Form) -> None:
    """Fill in another instrument of the visit; of a draft, its first respondents."""
    definition = definition_of(draft.version)
    rows = MANY_ROWS if form.share == 1 else FEW_ROWS
    found = interviews(definition, form.target, stay.chance, rows=rows)
    drafts.save_answers(
        session, stay.observer, draft.id, draft.saved_n, found, {}, now=stay.ended_at
    )


def _take_photos(
    session: Session, stage: Stage, stay: Stay, draft_id: UUID, codes: list[str]
) -> None:
    """Photograph each of these indicators; the next is drawn while one is kept."""
    pause = (stay.ended_at - stay.started_at) / (len(codes) + 1)
    moments = [
        (stay.started_at + n * pause).replace(microsecond=0) for n in range(1, len(codes) + 1)
    ]
    scenes = [_scene(stay, code, at) for code, at in zip(codes, moments, strict=True)]
    with ThreadPoolExecutor(1) as artist:
        drawn = artist.map(photograph, scenes)
        for code, taken_at, photo in zip(codes, moments, drawn, strict=True):
            upload_id = _keep(session, stage, stay, photo, taken_at + UPLOAD)
            shot = _shot(stay, code, taken_at)
            photos.attach(session, stay.observer, draft_id, upload_id, shot)


def _keep(session: Session, stage: Stage, stay: Stay, photo: bytes, now: datetime) -> UUID:
    kept = keep(session, stay.observer, BytesIO(photo), store=stage.store, now=now)
    return kept.upload_id


def _scene(stay: Stay, code: str, taken_at: datetime) -> Scene:
    number = place_of(stay.office)
    tilt = round(stay.chance.uniform(-TILT_DEGREES, TILT_DEGREES), 2)
    return Scene(SIGNS[code], number, OFFICES[number].name, tilt, taken_at)


def _shot(stay: Stay, code: str, taken_at: datetime) -> photos.Shot:
    blurred = stay.chance.random() < BLURRED_CHANCE
    return photos.Shot(
        indicator=code,
        people=People.BLURRED if blurred else People.NONE,
        caption=SIGNS[code].caption,
        taken_at=taken_at,
        position=stay.position(taken_at),
    )
