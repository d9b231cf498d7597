"""Lines of a logbook, wherever they come from, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from unsera_watch.credit.rules.entries import (
    MAX_DAY_MINUTES,
    MAX_DESCRIPTION,
    EntryKind,
    EntryStatus,
    Span,
    overlaps,
)
from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say

WAITING: Final = frozenset({EntryStatus.SUBMITTED, EntryStatus.VALIDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a logbook: a verified visit one confirmed, or work by hand.

    *key* is the visit's id or the entry's. A visit has no row, so no *entry_id*, until a lecturer
    speaks. *is_standing* is False when a visit got its row and is no longer verified: such a line
    stays in sight and never counts.
    """

    key: UUID
    account_id: UUID
    team_id: UUID
    kind: EntryKind
    worked_on: date
    span: Span
    title: str
    about: str
    status: EntryStatus
    note: str = ""
    entry_id: UUID | None = None
    observation_id: UUID | None = None
    is_standing: bool = True

    @property
    def is_approved(self) -> bool:
        """Say whether the minutes count."""
        return self.is_standing and self.status is EntryStatus.APPROVED

    @property
    def is_waiting(self) -> bool:
        """Say whether a lecturer can decide on it."""
        return self.is_standing and self.status in WAITING

    @property
    def may_change(self) -> bool:
        """Say whether it was given back to the student."""
        return self.is_standing and self.status is EntryStatus.RETURNED


@dataclass(frozen=True, slots=True)
class Totals:
    """Minutes that count, minutes that wait, and how many of the lines are visits."""

    approved: int
    waiting: int
    visits: int


def totals(lines: Iterable[Line]) -> Totals:
    """Add up *lines*; what was returned or no longer stands adds nothing."""
    every = [line for line in lines if line.is_standing]
    return Totals(
        sum(line.span.minutes for line in every if line.is_approved),
        sum(line.span.minutes for line in every if line.is_waiting),
        sum(line.kind is EntryKind.VISIT for line in every),
    )


def check_approval(line: Line, approved: Iterable[Line]) -> Message | None:
    """Return why *line* cannot join the *approved* ones of the same student (domain.md §5.1).

    A visit can be confirmed after work at the same hour was written down, so both rules of
    writing are asked again here: no overlap, at most 12 hours a day.
    """
    others = [other for other in approved if other.key != line.key]
    if any(overlaps(line.span, other.span) for other in others):
        return say(
            N_("The work of %(start)s overlaps work that is approved. Return it."),
            start=line.span.start,
        )
    day = sum(other.span.minutes for other in others if other.worked_on == line.worked_on)
    if day + line.span.minutes > MAX_DAY_MINUTES:
        return say(
            N_("With the work of %(start)s that day would hold more than 12 hours. Return it."),
            start=line.span.start,
        )
    return None


def check_note(note: str) -> Message | None:
    """Return what is wrong with the words that go with a returned entry."""
    if not note.strip():
        return say(N_("Write what is missing, so that the student can correct it."))
    if len(note) > MAX_DESCRIPTION:
        return say(N_("Write at most %(n)s characters."), n=MAX_DESCRIPTION)
    if not is_clean(note):
        return say(N_("This text holds invisible control characters. Type it again."))
    return None
