"""States of a report, how its number reads, and how strong its evidence is."""

import re
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.audit.rules import Tag
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MAX_NOTE: Final = 500
RECEIPT: Final = N_(
    "Acknowledgement of receipt. Not an approval, assessment or opinion of the Ombudsman."
)
"""Stands wherever a receipt is made or shown: it must never read like agreement (domain.md §12)."""

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._]+")


class ReportStatus(StrEnum):
    """States of this stage; the others of architecture §2 come with the compiled report."""

    DRAFT = "draft"
    ISSUED = "issued"
    RECEIVED = "received"


class ReportAction(StrEnum):
    """What moves a report."""

    ISSUE = "issue"
    RECEIVE = "receive"


class Strength(IntEnum):
    """Evidence strength (domain.md §10.4); 4 needs two visits, which one report never has."""

    WEAK = 1
    LIMITED = 2
    SUFFICIENT = 3


class Verdict(StrEnum):
    """What can be said about a code or a file."""

    GENUINE = "genuine"
    REPLACED = "replaced"
    ALTERED = "altered"
    UNKNOWN = "unknown"


MOVES: Final[Mapping[tuple[ReportStatus, ReportAction], ReportStatus]] = MappingProxyType(
    {
        (ReportStatus.DRAFT, ReportAction.ISSUE): ReportStatus.ISSUED,
        (ReportStatus.ISSUED, ReportAction.RECEIVE): ReportStatus.RECEIVED,
    }
)
PILLS: Final[Mapping[ReportStatus, Mapping[str, Any]]] = MappingProxyType(
    {
        ReportStatus.DRAFT: {"word": N_("Draft"), "tone": "plain", "shape": "ring"},
        ReportStatus.ISSUED: {"word": N_("Issued"), "tone": "brand", "shape": "dot"},
        ReportStatus.RECEIVED: {"word": N_("Received"), "tone": "good", "shape": "square"},
    }
)
"""The word and the shape of each state; colour only repeats what they say."""

TOLD: Final[Mapping[Tag, str]] = MappingProxyType(
    {
        Tag.REPORT_DRAFTED: N_("Draft made"),
        Tag.REPORT_ISSUED: N_("Issued with its number"),
        Tag.REPORT_RECEIVED: N_("Receipt acknowledged"),
    }
)
"""What the timeline of a report tells."""

_LATE: Final[Mapping[ReportAction, str]] = MappingProxyType(
    {
        ReportAction.ISSUE: N_("This report was issued already. A number is given once."),
        ReportAction.RECEIVE: N_("The receipt of this report was acknowledged already."),
    }
)


def advance(status: ReportStatus, action: ReportAction) -> ReportStatus:
    """Return the status after *action*, or raise :class:`Conflict`."""
    try:
        return MOVES[status, action]
    except KeyError:
        raise Conflict(f"cannot-{action}-{status}", say(_LATE[action])) from None


def number_text(pattern: str, n: int, *, month: int, year: int) -> str:
    """Return a letter number like `012/LHO/UNSERA/XI/2026`: month in Roman (domain.md §7.4)."""
    return pattern.format(n=n, roman=ROMAN[month - 1], year=year)


def file_name(number: str) -> str:
    """Return the name of the file of report *number*, safe on every device."""
    return f"{_UNSAFE.sub('-', number).strip('-.')}.pdf"


def strength(*, confirmed: int, photos: int, placed: int) -> Strength:
    """Say how strong the evidence of one visit is (domain.md §10.4).

    *confirmed* counts observers who say they were there, *placed* the photos with time and place.
    """
    if confirmed > 1 and placed:
        return Strength.SUFFICIENT
    return Strength.LIMITED if photos else Strength.WEAK


def check_note(note: str) -> dict[str, Message]:
    """Return what is wrong with the remark of a receipt."""
    if len(note) > MAX_NOTE:
        return {"note": say(N_("Write at most %(n)s characters."), n=MAX_NOTE)}
    if not is_clean(note):
        return {"note": say(N_("This text holds invisible control characters. Type it again."))}
    return {}
