"""Minutes and SKS: what counts, what is refused, how much is possible at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.words import N_, Message, say

MAX_DAY_MINUTES: Final = 12 * 60
MAX_DESCRIPTION: Final = 2_000
ALLOWED_SKEW: Final = timedelta(minutes=10)


class EntryKind(StrEnum):
    """What a student did (domain.md §5.1: agree the list with the campus)."""

    VISIT = "visit"
    BRIEFING = "briefing"
    DATA_ENTRY = "data-entry"
    WRITING = "writing"
    PRESENTATION = "presentation"
    OTHER = "other"


class EntryStatus(StrEnum):
    """States of a logbook entry (architecture §2); `validated` comes with weekly validation."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VALIDATED = "validated"
    APPROVED = "approved"


class EntryAction(StrEnum):
    """What moves an entry."""

    RESUBMIT = "resubmit"
    APPROVE = "approve"
    RETURN = "return"


MOVES: Final[Mapping[tuple[EntryStatus, EntryAction], EntryStatus]] = MappingProxyType(
    {
        (EntryStatus.SUBMITTED, EntryAction.APPROVE): EntryStatus.APPROVED,
        (EntryStatus.VALIDATED, EntryAction.APPROVE): EntryStatus.APPROVED,
        (EntryStatus.SUBMITTED, EntryAction.RETURN): EntryStatus.RETURNED,
        (EntryStatus.VALIDATED, EntryAction.RETURN): EntryStatus.RETURNED,
        (EntryStatus.RETURNED, EntryAction.RESUBMIT): EntryStatus.SUBMITTED,
    }
)


def advance(status: EntryStatus, action: EntryAction) -> EntryStatus:
    """Return the status after *action*, or raise :class:`Conflict`."""
    try:
        return MOVES[status, action]
    except KeyError:
        raise Conflict(f"cannot-{action}-{status}") from None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of work."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        """When it ended."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An entry by hand, as a student says it; days are local dates."""

    kind: EntryKind
    worked_on: date
    span: Span
    description: str


def check_work(
    work: Work,
    *,
    others: Iterable[Span],
    day_minutes: int,
    within: tuple[date, date],
    now: datetime,
) -> dict[str, Message]:
    """Return every problem of an entry by hand (domain.md §5.1).

    No overlap with the same student's other work, none in the future or outside the surat
    tugas, at most 12 hours a day. *day_minutes* is what already stands on that day.
    """
    found: dict[str, Message] = {}
    if not work.description.strip():
        found["description"] = say(N_("Write what you did."))
    elif len(work.description) > MAX_DESCRIPTION:
        found["description"] = say(N_("Write at most %(n)s characters."), n=MAX_DESCRIPTION)
    if work.span.minutes <= 0:
        found["minutes"] = say(N_("The work must last at least one minute."))
    elif day_minutes + work.span.minutes > MAX_DAY_MINUTES:
        found["minutes"] = say(N_("A day can hold at most 12 hours of work."))
    return found | _check_when(work, others, within, now)


def _check_when(
    work: Work, others: Iterable[Span], within: tuple[date, date], now: datetime
) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if work.span.end > now + ALLOWED_SKEW:
        found["started_at"] = say(N_("This time is still to come. Write down what is done."))
    elif any(overlaps(work.span, other) for other in others):
        found["started_at"] = say(N_("You already have work at this time. Choose another time."))
    if not within[0] <= work.worked_on <= within[1]:
        found["worked_on"] = say(N_("This day is outside the dates of the assignment letter."))
    return found


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two spans share a moment; touching ends do not."""
    return one.start < other.end and other.start < one.end


def sks_at_most(minutes: int, minutes_per_sks: int) -> int:
    """Return the SKS that approved minutes allow at most, rounded down.

    Hours are an upper bound, not the credit itself: credit needs the outcomes of named courses
    (domain.md §5.1; 1 SKS = 45 hours = 2,700 minutes per semester, Permendikbudristek 53/2023
    Pasal 15, article unconfirmed; the figure and its label are settings).
    """
    return minutes // minutes_per_sks
