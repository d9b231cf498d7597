"""The headings of a sheet in every spelling that is in use."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from unsera_watch.instruments.export.columns import EXACT, LeftOut, Row
from unsera_watch.kernel.words import N_, say

_TEXTS: Final = frozenset({"label", "hint", "guidance_hint", "constraint_message"})
_SAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        "caption": "label",
        "relevance": "relevant",
        "constraining_message": "constraint_message",
        "jr:constraintmsg": "constraint_message",
        "command": "type",
        "tag": "name",
        "value": "name",
        "calculate": "calculation",
        "readonly": "read_only",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set_form_id": "form_id",
    }
)
_OWN: Final = frozenset(
    {EXACT, "unsera_code", "unsera_kind", "unsera_role", "unsera_weight", "unsera_sumber"}
    | {"unsera_component", "unsera_element", "unsera_dimension", "unsera_maladministration"}
    | {"unsera_seen", "unsera_citations", "unsera_photo", "unsera_levels", "unsera_choices"}
    | {"unsera_repeat", "unsera_list", "unsera_score"}
)
_KNOWN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "survey": _OWN
        | {"type", "name", "required", "relevant", "constraint", "calculation", "default"}
        | {"choice_filter", "read_only", "trigger", "parameters", "repeat_count"},
        "choices": _OWN | {"list_name", "name"},
        "unsera": frozenset({"key", "value"}),
    }
)
_LANGUAGES: Final = (
    ("id", re.compile(r"(bahasa )?indonesian?|bahasa|id|in|ind|.*\((id|in|id-id|ind)\)")),
    ("en", re.compile(r"(bahasa )?(english|inggris)|en|eng|.*\((en|en-..|eng)\)")),
)


class Headings:
    """Which column stands where, and which language speaks for one that is missing."""

    def __init__(self, sheet: str, texts: Mapping[int, str], left: list[LeftOut]) -> None:
        """Read the first filled row of a sheet."""
        self._sheet = sheet
        self._left = left
        self._columns = {at: _column(sheet, text) for at, text in texts.items()}
        self._keep_one_language()
        for at, column in list(self._columns.items()):
            if not self._is_known(column):
                self._drop(at, N_("A column that nothing here reads."))

    def row(self, number: int, texts: Mapping[int, str]) -> Row:
        """Return a row by its columns; of two columns with one name the first filled one counts."""
        row = Row(number)
        for at, column in self._columns.items():
            if at in texts:
                row.cells.setdefault(column, texts[at])
        self._speak_for_each_other(row)
        return row

    def _is_known(self, column: str) -> bool:
        name = column.partition(":")[0]
        known = _KNOWN.get(self._sheet)
        return known is None or name in known or name in _TEXTS or name.startswith(EXACT)

    def _keep_one_language(self) -> None:
        """Leave out other languages; where neither of ours is there, the first one stands in."""
        found = [_spoken(column) for column in self._columns.values()]
        spoken = [each for each in found if each]
        if spoken and not {"id", "en", "both"} & set(spoken):
            self._speak_as(spoken[0])
        for at, column in list(self._columns.items()):
            language = _spoken(column)
            if language and language not in {"id", "en", "both"}:
                self._drop(at, N_("Only Indonesian and English are kept."))
        if {"id", "en"} - set(spoken) and spoken:
            _say_once(self._left)

    def _speak_as(self, language: str) -> None:
        for at, column in self._columns.items():
            name, _, spoken = column.partition(":")
            if spoken == language:
                self._columns[at] = f"{name}:both"

    def _drop(self, at: int, why: str) -> None:
        column = self._columns.pop(at)
        self._left.append(LeftOut(f"{self._sheet} {column}", say(why)))

    @staticmethod
    def _speak_for_each_other(row: Row) -> None:
        for name in _TEXTS:
            plain = row.cells.pop(f"{name}:both", "")
            if plain:
                row.cells.setdefault(f"{name}:id", plain)
                row.cells.setdefault(f"{name}:en", plain)


def _column(sheet: str, heading: str) -> str:
    """Return our name of a column: "relevant", "label:id"."""
    parts = [part.strip() for part in re.split(r"::?", heading) if part.strip()]
    name = "_".join((parts[0] if parts else "").lower().split())
    if name in {"bind", "control", "body"} and parts[1:]:
        return _column(sheet, ":".join(parts[1:]))
    if name == "jr" and parts[1:]:
        name, parts = f"jr:{parts[1].lower()}", parts[1:]
    name = _SAME.get(name, name) if (sheet, name) != ("unsera", "value") else name
    if name not in _TEXTS:
        return "::".join([name, *(part.lower() for part in parts[1:])])
    return f"{name}:{_language(parts[1]) if parts[1:] else 'both'}"


def _spoken(column: str) -> str:
    """Return the language of a column of texts."""
    name, _, language = column.partition(":")
    return language if name in _TEXTS else ""


def _say_once(left: list[LeftOut]) -> None:
    note = LeftOut("label", say(N_("Texts in one language; they stand for both.")))
    if note not in left:
        left.append(note)


def _language(said: str) -> str:
    plain = " ".join(said.lower().split())
    return next((each for each, spelled in _LANGUAGES if spelled.fullmatch(plain)), plain)
