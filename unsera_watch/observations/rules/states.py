"""States and closed lists of an observation and its visit."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.errors import Conflict


class Status(StrEnum):
    """Where an observation stands; a draft is not a status but a row of its own."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Action(StrEnum):
    """What moves an observation."""

    VERIFY = "verify"
    RETURN = "return"
    REJECT = "reject"
    RESUBMIT = "resubmit"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"


class Outcome(StrEnum):
    """How a visit ended; only a finished one holds answers (architecture §5.8)."""

    DONE = "done"
    REFUSED = "refused"
    CLOSED = "closed"
    UNSAFE = "unsafe"
    NOT_OFFERED = "not-offered"


class Presence(StrEnum):
    """What a member named as present says about it."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class People(StrEnum):
    """What the photographer says about people in a photo (UU 27/2022: consent or none)."""

    NONE = "none"
    BLURRED = "blurred"
    CONSENT = "consent"


class PositionSource(StrEnum):
    """Where a position came from; EXIF is a bonus, its absence never a flag."""

    NONE = "none"
    BROWSER = "browser"
    EXIF = "exif"
    MANUAL = "manual"


GONE: Final = frozenset({Status.WITHDRAWN, Status.REJECTED, Status.REVOKED})
"""What no longer stands: it counts for nothing."""

FINAL: Final = frozenset({Status.VERIFIED, Status.REJECTED})

MOVES: Final[Mapping[tuple[Status, Action], Status]] = MappingProxyType(
    {
        (Status.SUBMITTED, Action.VERIFY): Status.VERIFIED,
        (Status.SUBMITTED, Action.RETURN): Status.RETURNED,
        (Status.SUBMITTED, Action.REJECT): Status.REJECTED,
        (Status.SUBMITTED, Action.WITHDRAW): Status.WITHDRAWN,
        (Status.RETURNED, Action.RESUBMIT): Status.SUBMITTED,
        (Status.RETURNED, Action.WITHDRAW): Status.WITHDRAWN,
        (Status.VERIFIED, Action.REVOKE): Status.REVOKED,
    }
)


def advance(status: Status, action: Action) -> Status:
    """Return the status after *action*, or raise :class:`Conflict`."""
    try:
        return MOVES[status, action]
    except KeyError:
        raise Conflict(f"cannot-{action}-{status}") from None
