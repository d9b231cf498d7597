"""Names that are safe in XML, codes that are safe in our language, each of them once."""

import re
from collections.abc import Callable
from typing import Final

MAX_CODE: Final = 60
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_]")
_NOT_IN_CODES: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")


class Taken:
    """Hands out names once; names in XML that differ by case alone count as one, codes do not."""

    def __init__(self, *reserved: str) -> None:
        """Begin with the names nobody may have."""
        self._names = set(reserved)

    def name(self, code: str) -> str:
        """Return a free name for *code* that XML accepts."""
        plain = _NOT_IN_NAMES.sub("_", code) or "q"
        return self._free(plain if plain[0].isalpha() else f"q_{plain}", str.lower)

    def code(self, wanted: str, otherwise: str) -> str:
        """Return a free code made from *wanted*."""
        return self._free(code_of(wanted) or otherwise, str)

    def _free(self, wanted: str, folded: Callable[[str], str]) -> str:
        found, number = wanted, 1
        while folded(found) in self._names:
            number += 1
            tail = f"_{number}"
            found = wanted[: MAX_CODE - len(tail)] + tail
        self._names.add(folded(found))
        return found


def is_code(text: str) -> bool:
    """Say whether *text* is a code as it stands."""
    return _CODE.fullmatch(text) is not None


def code_of(text: str) -> str:
    """Return the nearest code to *text*; empty where nothing of it can stay."""
    return _NOT_IN_CODES.sub("_", text.strip()).strip("_.-")[:MAX_CODE].rstrip("_.-")
