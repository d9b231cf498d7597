"""Codes people read aloud: Crockford base32 with a check character."""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_ALPHABET: Final = ALPHABET + "*~$=U"
REPORT_PREFIX: Final = "UW-"
_READ_AS: Final = str.maketrans("OIL", "011")
_SHAPE: Final = re.compile(r"([0-9A-Z]{4})-?([0-9A-Z]{4})-?([0-9A-Z*~$=])")


def receipt_code() -> str:
    """Return a new receipt number, `XXXX-XXXX-C`."""
    return _with_check("".join(secrets.choice(ALPHABET) for _ in range(8)))


def report_code() -> str:
    """Return a new report code, `UW-XXXX-XXXX-C`."""
    return REPORT_PREFIX + receipt_code()


def check_character(symbols: str) -> str:
    """Return Crockford's check character: the number modulo 37."""
    number = 0
    for symbol in symbols:
        number = number * 32 + ALPHABET.index(symbol)
    return CHECK_ALPHABET[number % 37]


def read_code(typed: str) -> str | None:
    """Return what a person typed in canonical form, or None when it cannot be a code.

    Case, spaces and dashes do not matter; O is read as 0, I and L as 1. A wrong check
    character gives None, so a typing mistake never reaches the database.
    """
    text = re.sub(r"[\s\u2010-\u2015]", "", typed.upper()).removeprefix(REPORT_PREFIX)
    match = _SHAPE.fullmatch(text.removeprefix("UW"))
    if match is None:
        return None
    symbols = (match[1] + match[2]).translate(_READ_AS)
    if any(symbol not in ALPHABET for symbol in symbols):
        return None
    return _with_check(symbols) if check_character(symbols) == match[3] else None


def _with_check(symbols: str) -> str:
    return f"{symbols[:4]}-{symbols[4:]}-{check_character(symbols)}"
