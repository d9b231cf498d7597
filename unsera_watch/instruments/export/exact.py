"""What a workbook cannot show, kept beside what it does show.

When a form is written it is read back at once. Where something comes back otherwise than it was
(a key that says null, a condition XPath has no word for), both are kept: what was read, and what
it was. Reading later, the kept value counts only while the sheet still reads the same, so an edit
by a person always wins.
"""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, Final

from unsera_watch.instruments.export.columns import CONDITIONS
from unsera_watch.instruments.rules.expressions import OWN

Kept = dict[str, list[list[Any]]]
Cells = Mapping[str, str]
NO_CELLS: Final[Cells] = MappingProxyType({})


def differences(read: Mapping[str, Any], was: Mapping[str, Any], cells: Cells = NO_CELLS) -> Kept:
    """Return what has to be kept so that *read* becomes *was*.

    What stands in one of *cells* is kept with the text of that cell, and not with its meaning.
    """
    keys = sorted({*read, *was})
    different = [key for key in keys if not same(_maybe(read, key), _maybe(was, key))]
    return {key: [_ground(read, key, cells), _maybe(was, key)] for key in different}


def restored(read: dict[str, Any], kept: object, cells: Cells = NO_CELLS) -> dict[str, Any]:
    """Return *read* with every kept value whose ground nobody changed."""
    found = dict(read)
    for key, pair in kept.items() if isinstance(kept, dict) else ():
        if _is_pair(pair) and same(pair[0], _ground(read, key, cells)):
            found.pop(key, None)
            if pair[1]:
                found[key] = pair[1][0]
    return found


def holding(kept: object, codes: AbstractSet[str]) -> dict[str, Any]:
    """Return what of *kept* still holds: conditions look at answers that may be gone."""
    found = kept if isinstance(kept, dict) else {}
    return {
        key: pair
        for key, pair in found.items()
        if key not in CONDITIONS or referred(pair) <= codes | {OWN}
    }


def referred(tree: object) -> set[str]:
    """Return the codes that any condition inside *tree* looks at."""
    found: set[str] = set()
    open_ = [tree]
    while open_:
        each = open_.pop()
        if isinstance(each, dict):
            found |= {each["answer"]} if isinstance(each.get("answer"), str) else set()
            open_ += each.values()
        elif isinstance(each, list):
            open_ += each
    return found


def same(one: object, other: object) -> bool:
    """Say whether two values are the same JSON: 1 is not true, and 1 is not 1.0."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _ground(read: Mapping[str, Any], key: str, cells: Cells) -> list[Any]:
    return [cells[key]] if key in cells else _maybe(read, key)


def _maybe(values: Mapping[str, Any], key: str) -> list[Any]:
    return [values[key]] if key in values else []


def _is_pair(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == len(("read", "was"))
        and all(isinstance(each, list) and len(each) <= 1 for each in pair)
    )
