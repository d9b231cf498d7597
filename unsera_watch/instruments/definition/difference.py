"""The difference between two definitions in plain words, nothing that counts left out."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from unsera_watch.instruments.definition.editing import (
    LANGUAGES,
    Raw,
    keys_of,
    objects,
    plain_in,
    words_in,
)
from unsera_watch.instruments.definition.telling import KEYS, TEXTS, formula, short, spoken
from unsera_watch.kernel.canonical import canonical_json
from unsera_watch.kernel.words import N_, Message, say

Row = Mapping[str, Any]
NOTHING: Final[Row] = {}
# Told row by row, or no part of what is asked.
_OF_THE_WHOLE: Final = frozenset({"version", "sections", "choices", "dimensions"})
_OF_A_GROUP: Final = frozenset({"code", "items", "indicators"})
_OF_A_ROW: Final = frozenset({"code", "weight", "sumber"})
_WRITTEN: Final = {
    "id": N_("%(code)s, %(what)s in Indonesian: “%(old)s” becomes “%(new)s”."),
    "en": N_("%(code)s, %(what)s in English: “%(old)s” becomes “%(new)s”."),
}
_CONDITIONS: Final = frozenset({"relevant", "constraint"})


def difference(old_raw: Raw, new_raw: Raw) -> list[Message]:
    """Return every difference that somebody who fills in or reads the form should know."""
    whole = plain_in(new_raw, "code")
    return [
        *_values(whole, old_raw, new_raw, _OF_THE_WHOLE),
        *_choices(old_raw, new_raw),
        *_named(old_raw, new_raw, "dimensions"),
        *_named(old_raw, new_raw, "sections"),
        *_rows(old_raw, new_raw),
    ]


def _named(old: Raw, new: Raw, key: str) -> Iterator[Message]:
    """Tell about the sections or dimensions themselves: added, removed, moved, changed."""
    before, after = by_code(objects(dict(old), key)), by_code(objects(dict(new), key))
    yield from _come_and_gone(before, after)
    for code in _moved(list(before), list(after)):
        yield say(N_("%(code)s moves to another place."), code=code)
    for code in (code for code in after if code in before):
        yield from _weight(code, before[code], after[code])
        yield from _values(code, before[code], after[code], _OF_A_GROUP | _OF_A_ROW)


def _rows(old: Raw, new: Raw) -> Iterator[Message]:
    """Tell about the items or indicators, wherever they stand."""
    before, after = _with_homes(old), _with_homes(new)
    yield from _come_and_gone(
        {code: row for code, (_, row) in before.items()},
        {code: row for code, (_, row) in after.items()},
    )
    yield from _order(before, after)
    for code in (code for code in after if code in before):
        (_, was), (_, now) = before[code], after[code]
        yield from _weight(code, was, now)
        yield from _values(code, was, now, _OF_A_ROW)


def _order(
    before: Mapping[str, tuple[str, Row]], after: Mapping[str, tuple[str, Row]]
) -> Iterator[Message]:
    homes = {code: (before[code][0], home) for code, (home, _) in after.items() if code in before}
    for code, (was, now) in homes.items():
        if was != now:
            yield say(N_("%(code)s moves from %(old)s to %(new)s."), code=code, old=was, new=now)
    staying = [code for code in before if code in homes and homes[code][0] == homes[code][1]]
    for home in dict.fromkeys(homes[code][1] for code in staying):
        old = [code for code in staying if homes[code][1] == home]
        for code in _moved(old, [code for code in homes if code in old]):
            yield say(N_("%(code)s moves within %(home)s."), code=code, home=home)


def _come_and_gone(before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Message]:
    for code, row in after.items():
        if code not in before:
            yield say(N_("%(code)s is added: “%(words)s”."), code=code, words=spoken(row))
    for code, row in before.items():
        if code not in after:
            yield say(N_("%(code)s is removed: “%(words)s”."), code=code, words=spoken(row))


def _weight(code: str, old: Row, new: Row) -> Iterator[Message]:
    was, now = plain_in(old, "weight"), plain_in(new, "weight")
    if was != now:
        yield say(
            N_("%(code)s: weight %(old)s becomes %(new)s."),
            code=code,
            old=was or "–",
            new=now or "–",
        )
    was, now = plain_in(old, "sumber"), plain_in(new, "sumber")
    if was != now:
        yield say(
            N_("%(code)s: the source of the weight, %(old)s, becomes %(new)s."),
            code=code,
            old=was or "–",
            new=now or "–",
        )


def _values(code: str, old: Row, new: Row, told: frozenset[str]) -> Iterator[Message]:
    """Tell about everything else: texts word by word, conditions, other keys by their names."""
    for key in dict.fromkeys([*new, *old]):
        if key in told or _same(old.get(key), new.get(key)):
            continue
        yield from _texts(code, key, old, new) if key in TEXTS else _value(code, key, old, new)


def _texts(code: str, key: str, old: Row, new: Row) -> Iterator[Message]:
    pairs = ((one, words_in(old, key, one), words_in(new, key, one)) for one in LANGUAGES)
    found = [
        say(_WRITTEN[one], code=code, what=say(TEXTS[key]), old=was or "–", new=now or "–")
        for one, was, now in pairs
        if was != now
    ]
    yield from found or [say(N_("%(code)s: %(what)s changes."), code=code, what=say(TEXTS[key]))]


def _value(code: str, key: str, old: Row, new: Row) -> Iterator[Message]:
    what = say(KEYS[key]) if key in KEYS else key
    write = formula if key in _CONDITIONS else short
    was, now = write(old.get(key)), write(new.get(key))
    if was == now:
        yield say(N_("%(code)s: %(what)s changes."), code=code, what=what)
        return
    yield say(
        N_("%(code)s: %(what)s, “%(old)s”, becomes “%(new)s”."),
        code=code,
        what=what,
        old=was,
        new=now,
    )


def _choices(old: Raw, new: Raw) -> Iterator[Message]:
    """Tell about each list of answers, answer by answer."""
    before, after = _lists(old), _lists(new)
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name, {}), after.get(name, {})
        yield from _come_and_gone(was, now)
        for code in _moved(list(was), list(now)):
            yield say(N_("%(code)s moves to another place."), code=code)
        for code in (code for code in now if code in was):
            yield from _values(code, was[code], now[code], frozenset({"value"}))


def _lists(raw: Raw) -> dict[str, dict[str, Row]]:
    lists = raw.get("choices")
    names = lists if isinstance(lists, dict) else {}
    return {
        name: {
            f"{name}, {plain_in(row, 'value')}": row
            for row in objects(names, name)
            if row is not None
        }
        for name in names
    }


def by_code(rows: Sequence[Row | None]) -> dict[str, Row]:
    """Return the rows that have a code, by it; of doubles the first."""
    found: dict[str, Row] = {}
    for row in rows:
        if row is not None:
            found.setdefault(plain_in(row, "code"), row)
    return found


def _with_homes(raw: Raw) -> dict[str, tuple[str, Row]]:
    groups, rows = keys_of(raw)
    return {
        code: (plain_in(group, "code"), row)
        for group in reversed(objects(dict(raw), groups))
        for code, row in by_code(objects(group, rows)).items()
    }


def _moved(was: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return what left its place among what stands in both."""
    old, new = [one for one in was if one in set(now)], [one for one in now if one in set(was)]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {one for block in blocks for one in new[block.b : block.b + block.size]}
    return [one for one in new if one not in kept]


def _same(old: object, new: object) -> bool:
    return canonical_json(old) == canonical_json(new)
