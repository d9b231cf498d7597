"""The word and the shape of each state; colour only repeats what they say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.rules import Item, Kind, given
from unsera_watch.instruments.rules.shape import NOT_APPLICABLE, UNOBSERVABLE
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules.states import Outcome, People, Presence, Status

Pill = Mapping[str, Any]


def _pill(word: str, tone: str, shape: str) -> Pill:
    return MappingProxyType({"word": word, "tone": tone, "shape": shape})


STATUS: Final[Mapping[Status, Pill]] = MappingProxyType(
    {
        Status.SUBMITTED: _pill(N_("Waiting for verification"), "brand", "ring"),
        Status.RETURNED: _pill(N_("Needs revision"), "fair", "diamond"),
        Status.VERIFIED: _pill(N_("Verified"), "good", "dot"),
        Status.REJECTED: _pill(N_("Rejected"), "poor", "square"),
        Status.WITHDRAWN: _pill(N_("Withdrawn"), "plain", "ring"),
        Status.REVOKED: _pill(N_("Revoked"), "poor", "triangle"),
    }
)
OUTCOME: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        Outcome.DONE: N_("Finished"),
        Outcome.REFUSED: N_("Refused by an officer"),
        Outcome.CLOSED: N_("Office closed"),
        Outcome.UNSAFE: N_("Stopped for safety"),
        Outcome.NOT_OFFERED: N_("The product is not offered here"),
    }
)
PRESENCE: Final[Mapping[Presence, Pill]] = MappingProxyType(
    {
        Presence.ASKED: _pill(N_("Has not confirmed yet"), "plain", "ring"),
        Presence.CONFIRMED: _pill(N_("Confirmed being there"), "good", "dot"),
        Presence.DENIED: _pill(N_("Says: was not there"), "poor", "triangle"),
    }
)
PEOPLE: Final[Mapping[People, str]] = MappingProxyType(
    {
        People.NONE: N_("Nobody in the picture"),
        People.BLURRED: N_("People blurred"),
        People.CONSENT: N_("With consent"),
    }
)


def answer_mark(item: Item, raw: object, language: str) -> Pill:
    """Return the answer to one indicator in words, with its tone and shape."""
    found = given(item, raw)
    option = item.option(found.value) if found is not None else None
    if found is None or option is None:
        return _pill(N_("Not answered"), "plain", "none")
    label = option.label.in_(language)
    if option.value in {NOT_APPLICABLE, UNOBSERVABLE}:
        return _pill(label, "plain", "ring")
    if item.kind is Kind.MANY:
        return _share(len(found.ticked), len(item.parts) - len(found.not_applicable))
    whole = not item.parts or found.ticked == item.part_values
    if option.score and whole:
        return _pill(label, "good", "dot")
    return _pill(label, "poor", "square") if not option.score else _pill(label, "fair", "diamond")


def _share(ticked: int, applicable: int) -> Pill:
    """Say `2 of 6` for an indicator of ticks."""
    word: Message = say(N_("%(n)s of %(total)s"), n=ticked, total=applicable)
    tone, shape = ("poor", "square") if not ticked else ("fair", "diamond")
    if ticked and ticked == applicable:
        tone, shape = "good", "dot"
    return MappingProxyType({"word": word, "tone": tone, "shape": shape})
