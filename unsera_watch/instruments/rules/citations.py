"""What a person says about a place in a legal text, and what that makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say

LONGEST: Final = 500
# The campus is ahead of UTC: its today may be UTC's tomorrow.
_AHEAD: Final = timedelta(days=1)


class InForce(StrEnum):
    """Whether a legal text is in force, as far as anybody here knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CitationStatus(StrEnum):
    """Only a confirmed citation prints as *dasar hukum*."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


class Standing(StrEnum):
    """What a citation may be shown as (domain.md §12)."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFacts:
    """What somebody read in the text itself."""

    text: str
    article: str = ""
    in_force: InForce = InForce.UNKNOWN
    revoked_by: str = ""
    dated_on: date | None = None
    checked_at_source: str = ""


def full_name(text: str, article: str) -> str:
    """Return the text with its article, as it is cited."""
    return ", ".join(filter(None, (text, article)))


def standing(status: CitationStatus, in_force: InForce) -> Standing:
    """Return what it may be shown as: revoked also before anybody confirmed that it is."""
    if in_force is InForce.NO:
        return Standing.REVOKED
    is_basis = status is CitationStatus.CONFIRMED and in_force is InForce.YES
    return Standing.CONFIRMED if is_basis else Standing.UNCONFIRMED


def check_facts(facts: CitationFacts, *, now: datetime) -> dict[str, Message]:
    """Return what is wrong with *facts*, by field, whether or not they are confirmed."""
    problems = dict(_misfits(facts))
    if not facts.text.strip():
        problems["text"] = say(N_("Write the name of the law or regulation."))
    if facts.revoked_by.strip() and facts.in_force is not InForce.NO:
        problems["revoked_by"] = say(N_("Only a text that is no longer in force was revoked."))
    if facts.dated_on is not None and facts.dated_on > (now + _AHEAD).date():
        problems["dated_on"] = say(N_("This day has not come yet."))
    return problems


def check_confirmation(facts: CitationFacts, *, now: datetime) -> dict[str, Message]:
    """Return what keeps *facts* from being confirmed: where it was read, and what holds today."""
    problems = check_facts(facts, now=now)
    if facts.in_force is InForce.UNKNOWN:
        problems["in_force"] = say(N_("Say whether the text is in force."))
    if facts.in_force is InForce.NO and not facts.revoked_by.strip():
        problems["revoked_by"] = say(N_("Say which text revoked it."))
    if not facts.checked_at_source.strip():
        problems["checked_at_source"] = say(N_("Say where you read the text."))
    return problems


def _misfits(facts: CitationFacts) -> Iterable[tuple[str, Message]]:
    for name in ("text", "article", "revoked_by", "checked_at_source"):
        written = getattr(facts, name)
        if len(written) > LONGEST or not is_clean(written):
            yield name, say(N_("At most %(n)s characters."), n=LONGEST)
