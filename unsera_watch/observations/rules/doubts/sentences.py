"""The sentence of each flag, for papers and desks, and for the phone's own pages."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.words import N_, Message, say

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "position-missing": N_("The position of this visit is missing."),
        "position-far": N_(
            "This visit's position is %(distance)s from the confirmed point of the office"
            " (accuracy ±%(around)s m, limit %(limit)s m)."
        ),
        "position-vague": N_(
            "The position of this visit is only known to ±%(around)s m (limit ±%(limit)s m)."
        ),
        "photos-no-position": N_("Photos without a position: %(numbers)s."),
        "photo-far": N_(
            "Photo %(number)s was taken %(distance)s from the confirmed point of the office"
            " (accuracy ±%(around)s m, limit %(limit)s m)."
        ),
        "photo-early": N_(
            "Photo %(number)s was taken %(taken)s; the visit began only %(started)s."
        ),
        "photo-late": N_("Photo %(number)s was taken %(taken)s; the visit had ended %(ended)s."),
        "visit-short": N_("The visit lasted %(minutes)s minutes, fewer than %(limit)s."),
        "visit-long": N_("The visit lasted %(minutes)s minutes, more than %(limit)s."),
        "closed-day": N_("The visit was on %(day)s, when the office is closed."),
        "outside-hours": N_(
            "The visit was from %(start)s to %(end)s; the office is open from %(opens)s"
            " to %(closes)s."
        ),
        "alone": N_("Present: %(present)s. Visits are made by at least %(limit)s people."),
        "answers-alike": N_("All %(n)s choices of this form have the same answer."),
        "answers-fast": N_(
            "%(fast)s of %(n)s questions were answered faster than they can be read."
        ),
        "evidence-missing": N_(
            "%(code)s says that something is there, but has neither a photo nor a note."
        ),
        "clock-ahead": N_("The phone's clock is %(minutes)s minutes ahead (limit %(limit)s)."),
        "clock-behind": N_("The phone's clock is %(minutes)s minutes behind (limit %(limit)s)."),
    }
)
_VALUE: Final = re.compile(r"%\((\w+)\)s")


def for_pages(sentences: Mapping[str, str], prefix: str) -> dict[str, Message]:
    """Return sentences by the name a page keeps them under, with {value} where scripts fill in."""
    return {
        f"{prefix}-{key}": say(text, **{name: f"{{{name}}}" for name in _VALUE.findall(text)})
        for key, text in sentences.items()
    }
