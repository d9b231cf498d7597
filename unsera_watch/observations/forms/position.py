"""Where the phone was: hidden fields that a script fills; without one they stay empty."""

from datetime import datetime
from math import isfinite
from typing import Final

from wtforms import Form, HiddenField

from unsera_watch.observations.rules import Position, PositionSource

# A clock that is wrong by more than this says nothing, and no calendar can turn it into local time.
YEARS: Final = range(2000, 2101)
FARTHEST_M: Final = 20_000_000


class PositionForm(Form):
    """Degrees, metres, and the device's clock."""

    lat = HiddenField()
    lon = HiddenField()
    accuracy_m = HiddenField()
    position_source = HiddenField()
    position_at = HiddenField()

    def position(self) -> Position | None:
        """Return the position, or None when the phone had none to give."""
        return read_position(
            self.lat.data, self.lon.data, self.accuracy_m.data, self.position_at.data
        )


def read_position(
    lat: str | None, lon: str | None, accuracy: str | None, at: str | None
) -> Position | None:
    """Read what a script wrote; what is no number is no position."""
    degrees = (_number(lat), _number(lon))
    if degrees[0] is None or degrees[1] is None:
        return None
    return Position(
        lat=degrees[0],
        lon=degrees[1],
        accuracy_m=_metres(accuracy),
        source=PositionSource.BROWSER,
        at=read_moment(at),
    )


def read_moment(text: str | None) -> datetime | None:
    """Read an ISO moment with its zone in a year that can be; anything else is no moment."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year in YEARS else None


def _metres(text: str | None) -> float | None:
    """Read an accuracy; below nothing or beyond the earth it says nothing."""
    number = _number(text)
    return number if number is not None and 0 <= number <= FARTHEST_M else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if isfinite(number) else None
