"""What is said of a wrong answer: one list for the server and for the pages on a phone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.words import N_, Message, say

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not-answerable": N_("Nothing can be answered here."),
        "photo-needed": N_("Take a photo here."),
        "no-photos": N_("No photos here: write a note instead."),
        "unreadable": N_("This answer cannot be read. Give it again."),
        "needed": N_("Answer this question."),
        "not-listed": N_("Choose one of the answers on the list."),
        "no-number": N_("Write a number with digits, such as 12 or 2.5."),
        "not-whole": N_("Write a whole number."),
        "no-date": N_("Write a date as year-month-day, such as 2026-11-24."),
        "no-time": N_("Write a time as hour:minute, such as 09:30."),
        "part-unknown": N_("Something ticked here is not on the list."),
        "part-twice": N_(
            "Something is ticked as seen and as not applicable. Choose one of the two."
        ),
        "parts-denied": N_(
            "You ticked what you saw, but your answer does not say so. Change one of the two."
        ),
        "text-unkept": N_("This text contains a character that cannot be kept."),
        "note-unkept": N_("This note contains a character that cannot be kept."),
        "too-long": N_("Write at most %(most)s characters."),
        "too-small": N_("The smallest number here is %(least)s."),
        "too-large": N_("The largest number here is %(most)s."),
        "rows-few": N_("At least %(least)s are needed here."),
        "rows-many": N_("At most %(most)s can be kept here."),
        "stranger": N_("This instrument does not ask this question."),
        "told": "%(told)s",
    }
)
"""`frontend/src/form/checks.ts` calls them by these names."""


def tell(name: str, **values: object) -> Message:
    """Return the sentence called *name*."""
    return say(SENTENCES[name], **values)
