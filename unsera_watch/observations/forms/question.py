"""One item on the page: its texts, its fields, and the answer they say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from wtforms import Field, RadioField, SelectMultipleField

from unsera_watch.instruments.rules import WHOLE, Given, Item, Kind, Part, given
from unsera_watch.instruments.rules.numbers import whole


@dataclass(frozen=True, slots=True)
class Question:
    """One item on the page: its texts in the reader's language, and its fields by their role.

    The role "" is the answer itself; others are `ticked`, `not_applicable`, `beside`, `lat`,
    `lon`, `accuracy_m` and `note`.
    """

    item: Item
    text: str
    help: str
    evidence: str
    fields: Mapping[str, Field]

    @property
    def code(self) -> str:
        """Return the code of the item."""
        return self.item.code

    @property
    def note(self) -> Field | None:
        """Return the field for a note."""
        return self.fields.get("note")

    @property
    def answers(self) -> list[Field]:
        """Return the fields of the answer, in order."""
        return [field for role, field in self.fields.items() if role != "note"]

    @property
    def answer(self) -> Field | None:
        """Return the field that a problem with the answer is shown at."""
        return next(iter(self.answers), None)

    def plain(self) -> Any:  # noqa: ANN401  (one answer of the JSON document)
        """Return the answer in its plain shape, None for none."""
        return _PLAIN[self.item.kind](self)

    def chosen(self) -> tuple[Any, ...] | None:
        """Return what is chosen from lists; None when something was typed, or is wrong."""
        found: list[Any] = []
        for field in self.fields.values():
            is_list = isinstance(field, RadioField | SelectMultipleField)
            if field.errors or (field.data and not is_list):
                return None
            found.append(tuple(field.data) if isinstance(field.data, list) else field.data or "")
        return tuple(found)

    def said(self, role: str) -> Any:  # noqa: ANN401  (what a field holds)
        """Return what a field holds; nothing when there is no such field."""
        field = self.fields.get(role)
        return None if field is None else field.data


def filled(item: Item, raw: object) -> dict[str, Any]:
    """Return what the fields of an item hold for a stored answer, by role."""
    if item.kind is Kind.POINT:
        stored = raw if isinstance(raw, Mapping) else {}
        return {role: str(stored.get(role) or "") for role in ("lat", "lon", "accuracy_m")}
    found = given(item, raw) or Given(None)
    if item.kind in {Kind.COUNT, Kind.INTEGER, Kind.DECIMAL}:
        is_beside = item.option(found.value) is not None
        return {
            "": "" if is_beside else found.value or "",
            "beside": found.value if is_beside else None,
        }
    return {
        "": found.value,
        "ticked": sorted(found.ticked),
        "not_applicable": sorted(found.not_applicable),
    }


def _choice(question: Question) -> Any:  # noqa: ANN401  (as plain)
    item = question.item
    if not item.parts:
        return question.said("") or None
    ticked = frozenset(question.said("ticked") or ())
    absent = frozenset(question.said("not_applicable") or ())
    value = question.said("") or None
    if item.kind is Kind.ONE:
        if value is None and not ticked:
            return None
        return {"value": value, "statements": _ordered(item.parts, ticked)}
    if value is None and not ticked | absent:
        return None
    return {
        "value": value or item.looked,
        "ticked": _ordered(item.parts, ticked),
        "not_applicable": _ordered(item.parts, absent),
    }


def _ordered(parts: tuple[Part, ...], values: frozenset[str]) -> list[str]:
    return [part.value for part in parts if part.value in values]


def _number(question: Question) -> Any:  # noqa: ANN401  (as plain)
    """Return a number as one; what is none stays as it was typed, to be shown again."""
    typed = question.said("beside") or question.said("") or None
    number = whole(typed) if question.item.kind in WHOLE else None
    return typed if number is None else number


def _text(question: Question) -> Any:  # noqa: ANN401  (as plain)
    return question.said("") or None


def _point(question: Question) -> Any:  # noqa: ANN401  (as plain)
    typed = {role: (field.data or "").strip() for role, field in question.fields.items()}
    typed.pop("note", None)
    return {role: value for role, value in typed.items() if value} or None


def _none(_question: Question) -> None:
    return None


_PLAIN: Final[Mapping[Kind, Callable[[Question], Any]]] = MappingProxyType(
    {
        Kind.ONE: _choice,
        Kind.MANY: _choice,
        **dict.fromkeys((Kind.SCALE, Kind.COUNT, Kind.INTEGER, Kind.DECIMAL), _number),
        **dict.fromkeys((Kind.TEXT, Kind.DATE, Kind.TIME), _text),
        Kind.POINT: _point,
        **dict.fromkeys((Kind.PHOTO, Kind.NOTE), _none),
    }
)
