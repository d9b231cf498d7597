"""XPath in pieces: numbers, quoted texts, names in ${…}, operators and parentheses."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unsera_watch.kernel.words import N_, Message, say

LONGEST: Final = 32_767
_PIECES: Final = re.compile(
    r"""\s*(?:
        (?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?(?![\w.]))
      | (?P<text>"[^"]*"|'[^']*')
      | \$\{\s*(?P<name>[^{}\s]+)\s*\}
      | (?P<word>[A-Za-z_][\w.-]*)
      | (?P<own>\.(?![\w./]))
      | (?P<sign><=|>=|!=|[=<>(),+*|/\[\]-])
    )""",
    re.VERBOSE,
)


class Sort(StrEnum):
    """What a piece is."""

    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    WORD = "word"
    OWN = "own"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of an expression."""

    sort: Sort
    said: str


class Unreadable(Exception):
    """Our trees have no word for this."""

    def __init__(self, why: Message) -> None:
        """Keep the reason for people."""
        super().__init__(str(why))
        self.why = why


def pieces(text: str) -> list[Piece]:
    """Return the pieces of an expression, or refuse one with anything else in it."""
    if len(text) > LONGEST:
        raise Unreadable(say(N_("This condition is too long.")))
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        match = _PIECES.match(text, at)
        if match is None or match.lastgroup is None:
            raise Unreadable(say(N_("“%(said)s” cannot be read."), said=text[at : at + 20].strip()))
        found.append(Piece(Sort(match.lastgroup), match[match.lastgroup]))
        at = match.end()
    return found
