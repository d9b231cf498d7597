"""One value after the other, out of the JSON of a phone; what cannot be read is named."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from unsera_watch.evidence.rules import is_digest, read_stated
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules import People, PhotoTaken, Position, PositionSource
from unsera_watch.sync.rules import MOST_AHEAD_S

YEARS: Final = range(2020, 2100)
_UNREADABLE: Final = say(N_("The phone sent something that cannot be read here. Update the app."))
_SOURCES: Final[Mapping[str, PositionSource]] = MappingProxyType(
    {each.value: each for each in PositionSource if each is not PositionSource.NONE}
)


class Reader:
    """Reads one value after the other and remembers every one that cannot be read."""

    def __init__(self, raw: object) -> None:
        self.raw: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
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


def righted(moment: Any, right: timedelta | None) -> Any:  # noqa: ANN401  (a moment, or unreadable)
    """Return a moment of the phone by a right clock."""
    return moment - right if right is not None and isinstance(moment, datetime) else moment


def moment_of(raw: Any) -> datetime:  # noqa: ANN401  (JSON in)
    found = datetime.fromisoformat(raw)
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(raw)
    return found.astimezone(UTC)


def count_of(raw: Any) -> int:  # noqa: ANN401  (JSON in)
    if type(raw) is not int or not 1 <= raw <= 1_000:  # noqa: PLR2004  (no record is sent that often)
        raise ValueError(raw)
    return raw


def seconds_of(raw: Any) -> int:  # noqa: ANN401  (JSON in)
    if type(raw) is not int or abs(raw) > MOST_AHEAD_S:
        raise ValueError(raw)
    return raw


def id_of(raw: Any) -> UUID:  # noqa: ANN401  (JSON in)
    return UUID(raw)


def ids_of(raw: Any) -> list[UUID]:  # noqa: ANN401  (JSON in)
    return [UUID(each) for each in list_of(raw)]


def list_of(raw: Any) -> list[Any]:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, list):
        raise TypeError(raw)
    return raw


def text_of(raw: Any) -> str:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, str):
        raise TypeError(raw)
    return raw


def mapping_of(raw: Any) -> dict[str, Any]:  # noqa: ANN401  (JSON in)
    if not isinstance(raw, dict):
        raise TypeError(raw)
    return raw


def texts_of(raw: Any) -> dict[str, str]:  # noqa: ANN401  (JSON in)
    return {code: text_of(note) for code, note in mapping_of(raw).items()}


def number_of(raw: Any) -> float:  # noqa: ANN401  (JSON in)
    """Return degrees or metres; -0.0 becomes 0.0, for one database keeps the sign."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise TypeError(raw)
    return float(raw) + 0.0


def position_of(raw: Any, right: timedelta | None) -> Position:  # noqa: ANN401  (JSON in)
    accuracy, at = raw.get("accuracy_m"), raw.get("at")
    return Position(
        lat=number_of(raw["lat"]),
        lon=number_of(raw["lon"]),
        accuracy_m=None if accuracy is None else number_of(accuracy),
        source=_SOURCES[raw["source"]],
        at=None if at is None else righted(moment_of(at), right),
    )


def photos_of(raw: Any, right: timedelta | None) -> list[PhotoTaken]:  # noqa: ANN401  (JSON in)
    return [photo_of(each, right) for each in list_of(raw)]


def photo_of(raw: Any, right: timedelta | None) -> PhotoTaken:  # noqa: ANN401  (JSON in)
    if not is_digest(raw["digest"]):
        raise ValueError(raw["digest"])
    taken_at, place = raw.get("taken_at"), raw.get("position")
    return PhotoTaken(
        digest=raw["digest"],
        indicator=text_of(raw["indicator"]),
        people=People(raw["people"]),
        caption=text_of(raw.get("caption") or ""),
        taken_at=None if taken_at is None else righted(moment_of(taken_at), right),
        position=None if place is None else position_of(place, right),
        stated=read_stated(mapping_of(raw.get("original") or {})),
    )
