"""One grammar for every number people or devices send: 12, -3, 2.5; nothing else is a number.

No "nan", no "inf", no "1,5", no exponent, no digits of other scripts, no float. Six decimals are
kept exactly, as whole millionths, so Python and the browser reckon alike.
"""

import re
from decimal import Decimal
from typing import Final

MILLIONTHS: Final = 1_000_000
_NUMBER: Final = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?")
_MOST_WHOLE: Final = 10**12


def millionths(raw: object) -> int | None:
    """Return a number as whole millionths; None for what is no number."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw * MILLIONTHS if -_MOST_WHOLE < raw < _MOST_WHOLE else None
    found = _NUMBER.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return None
    sign, whole, part = found.groups()
    value = int(whole) * MILLIONTHS + int((part or "").ljust(6, "0"))
    return -value if sign else value


def exact(raw: object) -> Decimal | None:
    """Return a number as a Decimal; None for what is no number."""
    found = millionths(raw)
    return None if found is None else Decimal(found) / MILLIONTHS


def whole(raw: object) -> int | None:
    """Return a whole number; None for what is none."""
    found = millionths(raw)
    return None if found is None or found % MILLIONTHS else found // MILLIONTHS


def in_digits(found: Decimal) -> str:
    """Write a number as people do: no zeros at the end, no exponent."""
    return f"{found.normalize():f}"
