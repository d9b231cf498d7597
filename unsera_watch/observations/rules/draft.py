"""A draft's body as plain JSON, and the submission it becomes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations.rules.states import Outcome, People, PositionSource
from unsera_watch.observations.rules.submission import PhotoTaken, Position, Submission

_IN_ROW: Final = re.compile(r"([A-Za-z0-9_.-]+)\[([0-9]{1,4})\]\.")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a visit starts."""

    started_at: datetime
    present: tuple[UUID, ...]
    position: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A draft that was begun elsewhere, with the id it was given there."""

    draft_id: UUID
    revision: int
    assignment_id: UUID
    version_id: UUID
    visit_id: UUID | None
    opening: Opening
    answers: Mapping[str, Any]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a visit ends."""

    ended_at: datetime
    outcome: Outcome
    outcome_note: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the ending as JSON."""
        return {
            "ended_at": self.ended_at.isoformat(),
            "outcome": self.outcome.value,
            "outcome_note": self.outcome_note,
        }


class KeptPhoto(Protocol):
    """What is asked of a draft's photo."""

    upload: Any
    indicator: Any
    people: Any
    caption: Any
    taken_at: Any
    lat: Any
    lon: Any
    accuracy_m: Any
    position_source: Any


def opened(opening: Opening, author_id: UUID) -> dict[str, Any]:
    """Return the body of a new draft; its author is always present."""
    present = {author_id, *opening.present}
    return {
        "started_at": opening.started_at.isoformat(),
        "present": sorted(str(account) for account in present),
        "position": position_plain(opening.position),
        "answers": {},
        "notes": {},
        "ending": None,
    }


def position_plain(position: Position | None) -> dict[str, Any] | None:
    """Return a position as JSON; degrees stay numbers."""
    if position is None:
        return None
    return {
        "lat": position.lat,
        "lon": position.lon,
        "accuracy_m": position.accuracy_m,
        "source": position.source.value,
        "at": position.at.isoformat() if position.at else None,
    }


def position_read(raw: Mapping[str, Any] | None) -> Position | None:
    """Read a position back."""
    if raw is None:
        return None
    accuracy = raw.get("accuracy_m")
    return Position(
        lat=float(raw["lat"]),
        lon=float(raw["lon"]),
        accuracy_m=None if accuracy is None else float(accuracy),
        source=PositionSource(raw.get("source", PositionSource.BROWSER)),
        at=_moment(raw.get("at")),
    )


class KeptDraft(Protocol):
    """What is asked of a draft."""

    id: Any
    revision: Any
    assignment_id: Any
    instrument_version_id: Any
    visit_id: Any
    photos: Any


def to_submission(draft: KeptDraft, body: Mapping[str, Any]) -> Submission:
    """Return what a draft with this body sends; raise Invalid while its ending is missing."""
    ending = body.get("ending")
    if ending is None:
        raise Invalid({"ended_at": say(N_("Say when and how the visit ended."))})
    outcome = Outcome(ending["outcome"])
    done = outcome is Outcome.DONE
    return Submission(
        instance_id=draft.id,
        revision=draft.revision,
        assignment_id=draft.assignment_id,
        version_id=draft.instrument_version_id,
        visit_id=draft.visit_id,
        started_at=datetime.fromisoformat(body["started_at"]),
        ended_at=datetime.fromisoformat(ending["ended_at"]),
        outcome=outcome,
        outcome_note=ending["outcome_note"],
        present=tuple(UUID(account) for account in body["present"]),
        position=position_read(body.get("position")),
        answers=body["answers"] if done else {},
        notes=body["notes"] if done else {},
        photos=tuple(_photo(photo) for photo in draft.photos),
    )


def _photo(photo: KeptPhoto) -> PhotoTaken:
    return PhotoTaken(
        digest=photo.upload.digest,
        indicator=photo.indicator,
        people=People(photo.people),
        caption=photo.caption,
        taken_at=photo.taken_at,
        position=_place(photo),
    )


def _place(photo: KeptPhoto) -> Position | None:
    if photo.lat is None:
        return None
    return Position(
        lat=photo.lat,
        lon=photo.lon,
        accuracy_m=photo.accuracy_m,
        source=PositionSource(photo.position_source),
        at=photo.taken_at,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def place_of(path: str) -> tuple[str, int | None]:
    """Return the item or repeated section a problem lies in, and the number of its row."""
    path = path.removeprefix("notes.")
    found = _IN_ROW.match(path)
    if found is not None:
        return found[1], int(found[2])
    return path.removesuffix(".note").removesuffix(".photos"), None


__all__ = [
    "Ending",
    "Opening",
    "Sheet",
    "opened",
    "place_of",
    "position_plain",
    "position_read",
    "to_submission",
]
