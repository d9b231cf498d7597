"""The word and the shape of each state; colour only repeats what they say."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.kernel.words import N_
from unsera_watch.observations.rules.states import Outcome, People, Presence, Status

Pill = Mapping[str, Any]


def pill(word: str, tone: str, shape: str) -> Pill:
    """Return a word with its tone and its shape."""
    return MappingProxyType({"word": word, "tone": tone, "shape": shape})


STATUS: Final[Mapping[Status, Pill]] = MappingProxyType(
    {
        Status.SUBMITTED: pill(N_("Waiting for verification"), "brand", "ring"),
        Status.RETURNED: pill(N_("Needs revision"), "fair", "diamond"),
        Status.VERIFIED: pill(N_("Verified"), "good", "dot"),
        Status.REJECTED: pill(N_("Rejected"), "poor", "square"),
        Status.WITHDRAWN: pill(N_("Withdrawn"), "plain", "ring"),
        Status.REVOKED: pill(N_("Revoked"), "poor", "triangle"),
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
        Presence.ASKED: pill(N_("Has not confirmed yet"), "plain", "ring"),
        Presence.CONFIRMED: pill(N_("Confirmed being there"), "good", "dot"),
        Presence.DENIED: pill(N_("Says: was not there"), "poor", "triangle"),
    }
)
PEOPLE: Final[Mapping[People, str]] = MappingProxyType(
    {
        People.NONE: N_("Nobody in the picture"),
        People.BLURRED: N_("People blurred"),
        People.CONSENT: N_("With consent"),
    }
)
