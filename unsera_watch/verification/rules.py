"""Who may decide, what a decision must say, how far is far; plain Python."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from unsera_watch.kernel.errors import NotAllowed
from unsera_watch.kernel.geo import Point, distance_m
from unsera_watch.kernel.text import is_clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules import Action

MAX_TEXT: Final = 2_000
WHOLE: Final = ""
"""The indicator of a remark on the observation as a whole."""

NEAR_M: Final = 200.0
"""Beyond this, less the accuracy the phone admits, a position stands out; it is no flag yet."""

DONE: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.VERIFY: N_("Verified. The minutes now stand in the logbooks."),
        Action.RETURN: N_("Returned. The student sees your remarks."),
        Action.REJECT: N_("Rejected. The student sees your reason."),
    }
)
"""What a supervisor can decide, and what happens then."""


def ensure_independent(*, decider_id: UUID, there: Collection[UUID]) -> None:
    """Refuse a decision on a visit of one's own, whatever one says about having been there."""
    if decider_id in there:
        raise NotAllowed(
            "own-visit",
            say(N_("You are named as present at this visit. Somebody else must decide.")),
        )


def check_decision(
    action: Action, reason: str, remarks: Mapping[str, str], known: Collection[str]
) -> dict[str, Message]:
    """Return every problem of a decision, by its field: `action`, `reason`, an indicator."""
    found = check_texts({"reason": reason, **remarks})
    if action not in DONE:
        found["action"] = say(N_("Choose: verify, return or reject."))
    if action is Action.REJECT and not reason.strip():
        found["reason"] = say(N_("Write why you reject it."))
    if action is Action.RETURN and not remarks:
        found[WHOLE] = say(N_("Write at least one remark, so that the student knows what to do."))
    for code in remarks.keys() - {WHOLE} - set(known):
        found[code] = say(N_("This instrument does not ask this question."))
    return found


def check_texts(texts: Mapping[str, str]) -> dict[str, Message]:
    """Return the texts that are too long or hold what no database can keep."""
    found: dict[str, Message] = {}
    for field, text in texts.items():
        if len(text) > MAX_TEXT:
            found[field] = say(N_("Write at most %(n)s characters."), n=MAX_TEXT)
        elif not is_clean(text):
            found[field] = say(N_("This text holds invisible control characters. Type it again."))
    return found


def said(remarks: Mapping[str, str]) -> dict[str, str]:
    """Return the remarks that say something."""
    return {code: text.strip() for code, text in remarks.items() if text.strip()}


def changed(
    codes: Iterable[str], *documents: tuple[Mapping[str, Any], Mapping[str, Any]]
) -> list[str]:
    """Return the indicators that differ between two revisions in any of the *documents*."""
    return [code for code in codes if any(old.get(code) != new.get(code) for old, new in documents)]


def is_far(office: Point, point: Point) -> bool:
    """Say whether *point* is away from *office* beyond what its accuracy explains."""
    return distance_m(office, point) - (point.accuracy_m or 0) > NEAR_M
