"""Looking through free text for what may name a person: numbers, plates, names, addresses.

Source: issue 4.3 and domain.md §6: nothing on a phone or in a record names an informant. It only
points; who wrote the text decides. `frontend/src/doubts/look.ts` finds the same; both keep to
expressions that mean the same in both languages, and to what browsers of 2021 can read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SEP: Final = "[ .\u00a0\u2011\u2013-]?"
_LETTER: Final = "[A-Za-z\u00c0-\u024f]"
_WORD: Final = "[A-Za-z\u00c0-\u024f'\u2019.-]{1,30}"
_AREAS: Final = _words(
    "A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD "
    "DE DG DH DK DL DM DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB PG PS RI"
)
"""The letters a plate can begin with."""
_NO_TAIL: Final = _words(
    "ac ada bln buah cm dan di dpl gr ha hp ini itu jam ke kg kk km kv kw lt m ml mm no org pc per "
    "pp ps rp rt rw sd set sk th thn tv uu wib x"
)
_WHOSE: Final = _words(
    "anak asli bapak ibu informan kepala ketua lengkap narasumber orang panggilan pegawai pejabat "
    "pemohon pengguna penjaga petugas responden saksi satpam staf warga"
)
_NOBODY: Final = _words("ada anonim belum dirahasiakan disamarkan kosong none tanpa tidak unknown")
_ROLES: Final = _words(
    "admin cs halo helpdesk humas info kontak layanan pengaduan ppid sekretariat setda"
)

_DIGIT: Final = re.compile("[0-9]")
_INSIDE: Final = re.compile("[0-9][.,]")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_FULL: Final = 4
"""Most plates have four digits."""


@dataclass(frozen=True, slots=True)
class Find:
    """Something in a text that may name a person: text[start:end]."""

    kind: str
    start: int
    end: int


Match = re.Match[str]
Sound = Callable[[Match, str, int], bool]


def _is_apart(found: Match, text: str, last: int) -> bool:
    """Refuse the end of a longer number: 1.081.234.567.890 rupiah is no telephone."""
    before = text[max(found.start() - 2, 0) : found.start()]
    if _DIGIT.search(before[-1:]):
        return False
    return not _INSIDE.fullmatch(before) or found.start() - 1 == last


def _is_own_word(found: Match, text: str) -> bool:
    before = text[max(found.start() - 1, 0) : found.start()]
    return not (before.isascii() and before.isalnum())


def _is_plate(found: Match, text: str, _last: int) -> bool:
    """Say whether letters and digits make a plate; small letters must look more like one."""
    area, joint, digits, tail = found.groups()
    if area.upper() not in _AREAS or not _is_own_word(found, text):
        return False
    is_year, is_full = _YEAR.fullmatch(digits), len(digits) == _FULL
    is_word = tail.lower() in _NO_TAIL
    if area.isupper() and tail.isupper():
        return len(digits) >= (2 if joint else 3) and not (is_word and (is_year or not is_full))
    return is_full and len(tail) > 1 and not is_word and not is_year


def _is_name(found: Match, text: str, _last: int) -> bool:
    whose, first = found.group(1), found.group(2)
    known = whose is None or whose.lower() in _WHOSE
    return known and (first or "").lower() not in _NOBODY and _is_own_word(found, text)


def _is_personal(found: Match, text: str, _last: int) -> bool:
    """Let the mailboxes of offices pass: info@, pengaduan@."""
    before = text[max(found.start() - 1, 0) : found.start()]
    is_whole = _is_own_word(found, text) and (not before or before not in "._%+-")
    return is_whole and found.group(1).lower() not in _ROLES


_PATTERNS: Final[tuple[tuple[str, re.Pattern[str], Sound], ...]] = (
    (
        "email",
        re.compile(
            r"([A-Za-z0-9._%+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}"
        ),
        _is_personal,
    ),
    (
        "nik",
        re.compile(
            r"(?:[0-9]{16}|[0-9]{4}([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{4}"
            r"|[0-9]{6}[ .-][0-9]{6}[ .-][0-9]{4})(?![0-9])"
        ),
        _is_apart,
    ),
    (
        "phone",
        re.compile(
            rf"(?:\(?\+62\)?{_SEP}(?:\(0\) ?)?(?!800)[1-9](?:{_SEP}[0-9]){{7,11}}"
            rf"|628[1235789][0-9]{{7,10}}|08[1235789](?:{_SEP}[0-9]){{7,10}})(?![0-9])"
        ),
        _is_apart,
    ),
    (
        "plate",
        re.compile(r"([A-Za-z]{1,2})([ .-]?)([1-9][0-9]{0,3})\2([A-Za-z]{1,3})(?![0-9A-Za-z])"),
        _is_plate,
    ),
    (
        "name",
        re.compile(
            r"(?:[Nn]ama|NAMA|[Nn]ame|NAME)(?: ([A-Za-z]{2,12}))?[ \t]{0,3}[:=][ \t]{0,3}"
            rf"({_LETTER}{_WORD})(?: {_WORD}){{0,2}}"
        ),
        _is_name,
    ),
    (
        "name",
        re.compile(rf"[Bb](ernama)[ :]{{1,3}}([A-Z]{_WORD})(?: [A-Z]{_WORD}){{0,2}}"),
        lambda found, text, _last: _is_own_word(found, text),
    ),
)


def look_through(text: str) -> tuple[Find, ...]:
    """Return what in *text* may name a person, from its beginning on; nothing overlaps."""
    kept: list[Find] = []
    for kind, pattern, is_sound in _PATTERNS:
        for start, end in _spans(pattern, is_sound, text):
            if all(end <= each.start or start >= each.end for each in kept):
                kept.append(Find(kind, start, end))
    return tuple(sorted(kept, key=lambda each: each.start))


def _spans(pattern: re.Pattern[str], is_sound: Sound, text: str) -> Iterator[tuple[int, int]]:
    place, last = 0, -1
    while (found := pattern.search(text, place)) is not None:
        if is_sound(found, text, last):
            place = last = found.end()
            yield found.span()
        else:
            place = found.start() + 1
