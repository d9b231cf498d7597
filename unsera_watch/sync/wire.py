"""The JSON a phone sends, read into a Submission; every problem is named by its place.

`frontend/src/phone/shape.ts` has the same shape as `Body`.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from unsera_watch.evidence.rules import is_digest, read_stated
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules import (
    Outcome,
    People,
    PhotoTaken,
    Position,
    PositionSource,
    Submission,
)
from unsera_watch.observations.rules.clocks import TELLING_S
from unsera_watch.sync.rules import MOST_AHEAD_S

Raw = Mapping[str, Any]
YEARS: Final = range(2020, 2100)
_UNREADABLE: Final = say(N_("The phone sent something that cannot be read here. Update the app."))
_SOURCES: Final[Mapping[str, PositionSource]] = MappingProxyType(
    {each.value: each for each in PositionSource if each is not PositionSource.NONE}
)


def read_submission(instance_id: UUID, raw: object) -> Submission:
    """Return what a phone sent; raise Invalid naming each place that cannot be read.

    Moments are the phone's own; they are set right by what the phone knows of its clock
    (`clock_ahead_s`), which stays in the record, so nothing the phone said is lost.
    """
    reader = _Reader(raw)
    ahead = reader.value("clock_ahead_s", _seconds, None)
    right = timedelta(seconds=ahead) if ahead is not None and abs(ahead) >= TELLING_S else None
    found = {
        "instance_id": instance_id,
        "revision": reader.value("revision", _count),
        "assignment_id": reader.value("assignment_id", _id),
        "version_id": reader.value("version_id", _id),
        "visit_id": reader.value("visit_id", _id, None),
        "started_at": _at(reader.value("started_at", _moment), right),
        "ended_at": _at(reader.value("ended_at", _moment), right),
        "outcome": reader.value("outcome", Outcome),
        "outcome_note": reader.value("outcome_note", _text, ""),
        "present": tuple(reader.value("present", _ids)),
        "position": reader.value("position", lambda each: _position(each, right), None),
        "answers": reader.value("answers", _mapping, {}),
        "notes": reader.value("notes", _texts, {}),
        "photos": tuple(reader.value("photos", lambda each: _photos(each, right), ())),
        "clock_ahead_s": None if right is None else ahead,
    }
    if reader.problems:
        raise Invalid(reader.problems)
    return Submission(**found)


class _Reader:
    """Reads one value after the other and remembers every one that cannot be read."""

    def __init__(self, raw: object) -> None:
        self.raw: Raw = raw if isinstance(raw, dict) else {}
        self.problems: dict[str, Message] = {}

    def value(self, name: str, read: Callable[[Any], Any], default: Any = ...) -> Any:  # noqa: ANN401  (JSON in)
        """Return a value, or what stands for none."""
        raw = self.raw.get(name)
        if raw is None and default is not ...:
            return default
        try:
            return read(raw)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            self.problems[name] = _UNREADABLE
            return () if default is ... else default


def _at(moment: Any, right: timedelta | None) -> Any:  # noqa: ANN401  (a moment, or unreadable)
    """Return a moment of the phone by a right clock."""
    return moment - right if right is not None and isinstance(moment, datetime) else moment


def _moment(raw: Any) -> datetime:  # noqa: ANN401  (JSON in)
    found = datetime.fromisoformat(raw)
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(raw)
    return found.astimezone(UTC)


def _count(raw: Any) -> int:  # noqa: ANN401  (JSON in)
    if type(raw) is not int or not 1 <= raw <= 1_000:  # noqa: PLR2004  (no record is sent that often)
        raise ValueError(raw)
    return raw


def _seconds(raw: Any) -> int:  # noqa: ANN401  (JSON in)
    if type(raw) is not int or abs(raw) > MOST_AHEAD_S:
        raise ValueError(raw)
    return raw


def _id(raw: Any) -> UUID:  # noqa: ANN401  (JSON in)
    return UUID(raw)


def _ids(raw: Any) -> list[UUID]:  # noqa: ANN401  (JSON in)
    return [UUID(each) for each in _list(raw)]


def _list(raw: Any) -> list[Any]:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, list):
        raise TypeError(raw)
    return raw


def _text(raw: Any) -> str:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, str):
        raise TypeError(raw)
    return raw


def _mapping(raw: Any) -> dict[str, Any]:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return raw


def _texts(raw: Any) -> dict[str, str]:  # noqa: ANN401  (JSON in)
    return {code: _text(note) for code, note in _mapping(raw).items()}


def _number(raw: Any) -> float:  # noqa: ANN401  (JSON in)
    """Return degrees or metres; -0.0 becomes 0.0, for one database keeps the sign."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError(raw)
    return float(raw) + 0.0


def _position(raw: Any, right: timedelta | None) -> Position:  # noqa: ANN401  (JSON in)
    accuracy, at = raw.get("accuracy_m"), raw.get("at")
    return Position(
        lat=_number(raw["lat"]),
        lon=_number(raw["lon"]),
        accuracy_m=None if accuracy is None else _number(accuracy),
        source=_SOURCES[raw["source"]],
        at=None if at is None else _at(_moment(at), right),
    )


def _photos(raw: Any, right: timedelta | None) -> list[PhotoTaken]:  # noqa: ANN401  (JSON in)
    return [_photo(each, right) for each in _list(raw)]


def _photo(raw: Any, right: timedelta | None) -> PhotoTaken:  # noqa: ANN401  (JSON in)
    if not is_digest(raw["digest"]):
        raise ValueError(raw["digest"])
    taken_at, place = raw.get("taken_at"), raw.get("position")
    return PhotoTaken(
        digest=raw["digest"],
        indicator=_text(raw["indicator"]),
        people=People(raw["people"]),
        caption=_text(raw.get("caption") or ""),
        taken_at=None if taken_at is None else _at(_moment(taken_at), right),
        position=None if place is None else _position(place, right),
        stated=read_stated(_mapping(raw.get("original") or {})),
    )
