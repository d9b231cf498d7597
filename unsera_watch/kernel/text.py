"""Text as people typed it, without what no database and no paper can hold."""

from typing import Final

_KEPT: Final = frozenset("\n\t")
_CONTROLS: Final = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in _KEPT}


def clean(typed: str) -> str:
    """Return *typed* with unix line ends and without control characters (NUL among them)."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def is_clean(text: str) -> bool:
    """Say whether *text* can be kept as it is, on every database."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return text == clean(text)
