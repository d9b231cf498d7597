"""The rules of the logbook: what counts, what is refused, how much is possible; plain Python."""

from unsera_watch.credit.rules.entries import (
    MAX_DAY_MINUTES,
    MAX_DESCRIPTION,
    MOVES,
    EntryAction,
    EntryKind,
    EntryStatus,
    Span,
    Work,
    advance,
    check_work,
    overlaps,
    sks_at_most,
)
from unsera_watch.credit.rules.lines import Line, Totals, check_approval, check_note, totals

__all__ = [
    "MAX_DAY_MINUTES",
    "MAX_DESCRIPTION",
    "MOVES",
    "EntryAction",
    "EntryKind",
    "EntryStatus",
    "Line",
    "Span",
    "Totals",
    "Work",
    "advance",
    "check_approval",
    "check_note",
    "check_work",
    "overlaps",
    "sks_at_most",
    "totals",
]
