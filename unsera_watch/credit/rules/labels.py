"""Words and shapes of the logbook; colour only repeats what they say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.credit.rules.entries import EntryKind, EntryStatus
from unsera_watch.credit.rules.lines import Line
from unsera_watch.kernel.words import N_

Pill = Mapping[str, Any]


def _pill(word: str, tone: str, shape: str) -> Pill:
    return MappingProxyType({"word": word, "tone": tone, "shape": shape})


KIND: Final[Mapping[EntryKind, str]] = MappingProxyType(
    {
        EntryKind.VISIT: N_("Field visit"),
        EntryKind.BRIEFING: N_("Briefing"),
        EntryKind.DATA_ENTRY: N_("Data entry"),
        EntryKind.WRITING: N_("Writing"),
        EntryKind.PRESENTATION: N_("Presentation"),
        EntryKind.OTHER: N_("Other work"),
    }
)
BY_HAND: Final = tuple(kind for kind in EntryKind if kind is not EntryKind.VISIT)
STATUS: Final[Mapping[EntryStatus, Pill]] = MappingProxyType(
    {
        EntryStatus.DRAFT: _pill(N_("Draft"), "plain", "ring"),
        EntryStatus.SUBMITTED: _pill(N_("Waits for the lecturer"), "brand", "ring"),
        EntryStatus.RETURNED: _pill(N_("Returned: see the note"), "fair", "diamond"),
        EntryStatus.VALIDATED: _pill(N_("Validated, waits for the lecturer"), "brand", "ring"),
        EntryStatus.APPROVED: _pill(N_("Approved"), "good", "dot"),
    }
)
FALLEN: Final = _pill(N_("No longer verified: does not count"), "poor", "triangle")


def standing(line: Line) -> Pill:
    """Return where a line stands."""
    return STATUS[line.status] if line.is_standing else FALLEN
