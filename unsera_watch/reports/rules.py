"""States of a report and how its number reads."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.errors import Conflict

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class ReportStatus(StrEnum):
    """States of this stage; the others of architecture §2 come with the compiled report."""

    DRAFT = "draft"
    ISSUED = "issued"
    RECEIVED = "received"


class ReportAction(StrEnum):
    """What moves a report."""

    ISSUE = "issue"
    RECEIVE = "receive"


MOVES: Final[Mapping[tuple[ReportStatus, ReportAction], ReportStatus]] = MappingProxyType(
    {
        (ReportStatus.DRAFT, ReportAction.ISSUE): ReportStatus.ISSUED,
        (ReportStatus.ISSUED, ReportAction.RECEIVE): ReportStatus.RECEIVED,
    }
)


def advance(status: ReportStatus, action: ReportAction) -> ReportStatus:
    """Return the status after *action*, or raise :class:`Conflict`."""
    try:
        return MOVES[status, action]
    except KeyError:
        raise Conflict(f"cannot-{action}-{status}") from None


def number_text(pattern: str, n: int, *, month: int, year: int) -> str:
    """Return a letter number like `012/LHO/UNSERA/XI/2026`: month in Roman (domain.md §7.4)."""
    return pattern.format(n=n, roman=ROMAN[month - 1], year=year)
