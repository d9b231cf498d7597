"""Rows of a draft know themselves by a key, so that two windows never write over each other.

The key belongs to the draft alone: it is taken off before anything is checked or sent.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unsera_watch.instruments.rules import HOUR

KEY: Final = "_key"
_KEY: Final = re.compile(r"[0-9a-f]{32}")

Row = Mapping[str, Any]


def key_in(text: str) -> str:
    """Return a key a page sent; anything else is none."""
    return text if _KEY.fullmatch(text) else ""


def is_new(rows: Sequence[Row], key: str) -> bool:
    """Say whether a row with this key would be added: it can replace nobody's."""
    return bool(key) and all(row.get(KEY) != key for row in rows)


def placed(rows: Sequence[Row], number: int, key: str, said: Row, *, hour: int) -> list[Row]:
    """Return the rows with what was *said* in the one called *key*, else the one at *number*.

    What is in neither is added at the end with the *hour*; an empty row is not added.
    """
    found = [*rows]
    at = next((n for n, row in enumerate(found) if key and row.get(KEY) == key), None)
    if at is None and not key and number < len(found):
        at = number
    if at is None:
        return [*found, {HOUR: hour, **({KEY: key} if key else {}), **said}] if said else found
    kept = {name: found[at][name] for name in (HOUR, KEY) if name in found[at]}
    found[at] = {**kept, **said}
    return found


def bare(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers without the keys of their rows."""
    return {code: _bare(answer) for code, answer in answers.items()}


def _bare(answer: object) -> object:
    if not isinstance(answer, list):
        return answer
    return [
        {code: value for code, value in row.items() if code != KEY}
        if isinstance(row, dict)
        else row
        for row in answer
    ]
