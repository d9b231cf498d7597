"""One way to write a value as bytes, so that equal things have equal digests everywhere."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, Final
from uuid import UUID

# Most values are these already, and asking an abstract class is slow.
_PLAIN: Final = frozenset({str, int, bool, NoneType})


def plain(value: Any) -> Any:  # noqa: ANN401  (any JSON-like value comes in and goes out)
    """Return *value* as JSON types: moments in UTC microseconds, decimals as plain text."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain(item) for item in items]
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:  # noqa: ANN401  (any value of its kind)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, Decimal):
        return _plain_decimal(value)
    if isinstance(value, UUID | date):
        return str(value)
    return _plain_float(value)


def _plain_decimal(value: Decimal) -> str:
    """Write the number without trailing zeros: both databases pad them differently."""
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def _plain_float(value: Any) -> Any:  # noqa: ANN401  (any value of its kind)
    """Keep floats (positions) as their shortest text; JSON writers differ about exponents.

    Adding nothing turns -0.0 into 0.0: one database keeps the sign and the other does not.
    """
    return repr(value + 0.0) if isinstance(value, float) else value


def canonical_json(value: Any) -> bytes:  # noqa: ANN401  (any value of its kind)
    """Return *value* as UTF-8 JSON with sorted keys and no white space."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(value: Any) -> str:  # noqa: ANN401  (any value of its kind)
    """Return the SHA-256 of the canonical JSON of *value*, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()
