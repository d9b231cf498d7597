"""The rules of an observation: its states, its shape, what is refused; plain Python."""

from unsera_watch.observations.rules.checks import check, check_texts
from unsera_watch.observations.rules.states import (
    FINAL,
    GONE,
    MOVES,
    Action,
    Outcome,
    People,
    PositionSource,
    Presence,
    Status,
    advance,
)
from unsera_watch.observations.rules.submission import (
    MAX_NOTE,
    Arrival,
    PhotoTaken,
    Position,
    Receipt,
    Submission,
    minutes_between,
)

__all__ = [
    "FINAL",
    "GONE",
    "MAX_NOTE",
    "MOVES",
    "Action",
    "Arrival",
    "Outcome",
    "People",
    "PhotoTaken",
    "Position",
    "PositionSource",
    "Presence",
    "Receipt",
    "Status",
    "Submission",
    "advance",
    "check",
    "check_texts",
    "minutes_between",
]
