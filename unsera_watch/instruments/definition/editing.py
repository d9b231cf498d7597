"""Changing texts, weights and order in a definition that may not be sound yet.

A draft is any JSON object, so nothing here expects more of it than it finds: what has another
shape stays as it is. Every function returns a new definition.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from unsera_watch.instruments.definition.composite import is_composite

Raw = Mapping[str, Any]
LANGUAGES: Final = ("id", "en")
MOST_NUMBER: Final = 9_999
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
_COMMA: Final = re.compile(r"[0-9]{1,3},[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one row: texts by key and language, and the weight with its source."""

    code: str
    texts: Mapping[str, Mapping[str, str]]
    weight: str | None = None
    source: str = ""
    goes_to: int | None = None


def code_in(raw: Raw) -> str | None:
    """Return the code of the instrument, where it is one."""
    code = raw.get("code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def number_in(raw: Raw) -> int | None:
    """Return the number of the version, where it is one."""
    number = raw.get("version")
    if isinstance(number, int) and not isinstance(number, bool):
        return number if 0 < number <= MOST_NUMBER else None
    return None


def keys_of(raw: Raw) -> tuple[str, str]:
    """Return where the groups of a definition stand, and where the rows of a group."""
    return ("dimensions", "indicators") if is_composite(raw) else ("sections", "items")


def objects(holder: object, key: str) -> list[dict[str, Any] | None]:
    """Return the objects of a list, each at its place; what is no object is None."""
    found = holder.get(key) if isinstance(holder, dict) else None
    rows = found if isinstance(found, list) else []
    return [row if isinstance(row, dict) else None for row in rows]


def group_at(raw: Raw, n: int) -> dict[str, Any] | None:
    """Return one section, or one dimension of a composite."""
    found = objects(dict(raw), keys_of(raw)[0])
    return found[n] if 0 <= n < len(found) else None


def words_in(holder: object, key: str, language: str) -> str:
    """Return one text as it stands; nothing where there is none."""
    both = holder.get(key) if isinstance(holder, dict) else None
    text = both.get(language) if isinstance(both, dict) else None
    return text if isinstance(text, str) else ""


def plain_in(holder: object, key: str) -> str:
    """Return a short value as somebody would type it."""
    value = holder.get(key) if isinstance(holder, dict) else None
    return "" if value is None or isinstance(value, dict | list) else str(value)


def with_head(raw: Raw, typed: Typed, number: str, dimensions: Sequence[Typed] = ()) -> Raw:
    """Return *raw* with another title, code and number, and other weights of its dimensions."""
    new = deepcopy(dict(raw))
    _write(new, typed)
    if typed.code != plain_in(new, "code"):
        new["code"] = typed.code
    if number != plain_in(new, "version"):
        new["version"] = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else number
    for row, said in zip(objects(new, "dimensions"), dimensions, strict=False):
        if row is not None:
            _write(row, said)
    return new


def with_group(raw: Raw, n: int, head: Typed, rows: Sequence[Typed]) -> Raw:
    """Return *raw* with what was typed for one group and its rows; rows may change the group."""
    new = deepcopy(dict(raw))
    group = group_at(new, n)
    if group is None:
        return new
    _write(group, head)
    key = keys_of(raw)[1]
    leaving = []
    for at, said in enumerate(rows):
        row = _row(objects(group, key), at, said.code)
        if row is not None:
            _write(row, said)
            target = None if said.goes_to in {None, n} else group_at(new, said.goes_to or 0)
            leaving += [] if target is None else [(row, target)]
    for row, target in leaving:
        _hand_over(group, target, key, row)
    return new


def moved(raw: Raw, n: int, at: int, by: int) -> Raw:
    """Return *raw* with the row *at* one place up (-1) or down (+1) in its group."""
    new = deepcopy(dict(raw))
    group, key = group_at(new, n), keys_of(raw)[1]
    rows = group.get(key) if group is not None else None
    if isinstance(rows, list) and 0 <= at < len(rows) and 0 <= at + by < len(rows):
        rows[at], rows[at + by] = rows[at + by], rows[at]
    return new


def _row(rows: list[dict[str, Any] | None], at: int, code: str) -> dict[str, Any] | None:
    """Return the row somebody typed for, also when another window has moved it since."""
    if at < len(rows) and plain_in(rows[at], "code") == code:
        return rows[at]
    return next((row for row in rows if row is not None and plain_in(row, "code") == code), None)


def _write(row: dict[str, Any], said: Typed) -> None:
    for key, texts in said.texts.items():
        changed = {one: texts[one] for one in LANGUAGES if texts[one] != words_in(row, key, one)}
        if changed:
            row[key] = {**dict.fromkeys(LANGUAGES, ""), **_kept(row, key), **changed}
            if not any(texts.values()) and key != "text":
                del row[key]
    if said.weight is not None:
        _weigh(row, said.weight, said.source)


def _kept(row: dict[str, Any], key: str) -> dict[str, Any]:
    both = row.get(key)
    return both if isinstance(both, dict) else {}


def _weigh(row: dict[str, Any], weight: str, source: str) -> None:
    """Write the weight with its source; without a weight there is no source."""
    weight = weight.replace(",", ".") if _COMMA.fullmatch(weight) else weight
    for key, value in (("weight", weight), ("sumber", source if weight else "")):
        if value == plain_in(row, key):
            continue
        row[key] = value
        if not value:
            del row[key]


def _hand_over(
    group: dict[str, Any], target: dict[str, Any], key: str, row: dict[str, Any]
) -> None:
    rows = target.get(key)
    if isinstance(rows, list):
        group[key] = [one for one in group[key] if one is not row]
        rows.append(row)
