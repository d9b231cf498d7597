"""The one door through which words reach paper (pdf.md, decision 5)."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

LONGEST: Final = 2000
MISSING: Final = "\u2039?\u203a"
CUT: Final = " …"
# Signs of measure people type that the paper face lacks, but that have an honest spelling.
_SPELLED: Final = str.maketrans({"\u2011": "-", "≤": "<="})
_BREAKS: Final = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[^\S\n]+")
# Newline is kept; every other control, format, surrogate or private character goes: they are
# invisible, and some turn the reading direction of what stands beside them.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(text: str, has: Callable[[str], bool]) -> str:
    """Return *text* as it may be printed: NFC, no controls, gaps marked, capped.

    A run of characters the face lacks becomes one visible mark, so nobody reads a sentence
    without seeing that something is missing. Cleaning twice changes nothing.
    """
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text[: 4 * LONGEST]))
    text = "".join(c for c in text.translate(_SPELLED) if c == "\n" or not _is_unseen(c))
    text = _marked(_BLANKS.sub(" ", text), has)
    text = "\n".join(line.strip() for line in text.split("\n")).strip()
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)].rstrip() + CUT


def _is_unseen(char: str) -> bool:
    return char != "\t" and unicodedata.category(char) in _UNSEEN


def _marked(text: str, has: Callable[[str], bool]) -> str:
    parts: list[str] = []
    for char in text:
        if char in " \n" or has(char):
            parts.append(char)
        elif not parts or parts[-1] != MISSING:
            parts.append(MISSING)
    return "".join(parts)
