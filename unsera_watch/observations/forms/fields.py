"""The fields of one item, by its kind; they check shape and refuse in our own words."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from wtforms import Field, Form, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from unsera_watch.instruments.rules import (
    MAX_NOTE,
    MAX_TEXT,
    Item,
    Kind,
    is_storable,
)
from unsera_watch.kernel.words import N_, Message, say

Fields = Iterator[tuple[str, Any]]
SHORT_TEXT: Final = 100
LONGEST_NUMBER: Final = 40


class TickField(SelectMultipleField):
    """Several boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class Refused(ValidationError):
    """A refusal that is translated at the edge; WTForms carries any object as a message."""

    def __init__(self, message: Message) -> None:
        """Keep *message* as it is."""
        super().__init__(message)  # type: ignore[arg-type]  # the stubs know only str


def show(field: Field, message: Message) -> None:
    """Add a problem that the rules found to a field."""
    field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str


def fields_of(item: Item, name: str, language: str, *, with_note: bool) -> Fields:
    """Yield the unbound fields of one item, each with its name."""
    yield from _FIELDS[item.kind](item, name, language)
    if with_note and item.is_asked:
        label: Any = say(N_("Note on %(code)s"), code=item.code)
        checks = [
            Optional(),
            _fits(MAX_NOTE, N_("This note contains a character that cannot be kept.")),
        ]
        yield f"{name}_note", TextAreaField(label, filters=[_unix_lines], validators=checks)


def _choice(item: Item, name: str, language: str) -> Fields:
    yield name, RadioField(item.text.in_(language), **_listed(item.options, language))
    if item.parts and item.parts_title is not None:
        title = item.parts_title.in_(language)
        yield f"{name}_ticked", TickField(title, **_listed(item.parts, language))
    if item.kind is Kind.MANY:
        absent: Any = say(N_("Not applicable here"))
        yield f"{name}_not_applicable", TickField(absent, **_listed(item.parts, language))


def _scale(item: Item, name: str, language: str) -> Fields:
    """Yield one radio list: each step with what it means, then the answers beside it."""
    least = int(item.limits.least or 0)
    steps = [
        SelectChoice(value=str(number), label=f"{number} · {anchor.in_(language)}")
        for number, anchor in enumerate(item.anchors, start=least)
    ]
    beside = [
        SelectChoice(value=each.value, label=each.label.in_(language)) for each in item.options
    ]
    yield name, RadioField(item.text.in_(language), **_offered(steps + beside))


def _number(item: Item, name: str, language: str) -> Fields:
    keys = "decimal" if item.kind is Kind.DECIMAL else "numeric"
    yield name, _line(item, {"inputmode": keys, "autocomplete": "off"}, LONGEST_NUMBER)
    if item.options:
        label: Any = say(N_("Instead of a number"))
        yield f"{name}_beside", RadioField(label, **_listed(item.options, language))


def _text(item: Item, name: str, _language: str) -> Fields:
    longest = int(item.limits.most or MAX_TEXT)
    if longest <= SHORT_TEXT:
        yield name, _line(item, {}, longest)
        return
    checks = [Optional(), _fits(longest, _UNKEPT)]
    label: Any = _answer_to(item)
    yield name, TextAreaField(label, filters=[_unix_lines], validators=checks)


def _clock(item: Item, name: str, _language: str) -> Fields:
    field = _line(item, {}, LONGEST_NUMBER, widget=TextInput(input_type=item.kind.value))
    yield name, field


def _point(_item: Item, name: str, _language: str) -> Fields:
    for part, label in _POINT_WORDS:
        words: Any = say(label)
        more = {"inputmode": "decimal", "autocomplete": "off"}
        checks = [Optional(), _fits(LONGEST_NUMBER, _UNKEPT)]
        yield f"{name}_{part}", StringField(words, render_kw=more, validators=checks)


def _none(_item: Item, _name: str, _language: str) -> Fields:
    yield from ()


_UNKEPT: Final = N_("This text contains a character that cannot be kept.")
_POINT_WORDS: Final = (
    ("lat", N_("Latitude")),
    ("lon", N_("Longitude")),
    ("accuracy_m", N_("Accuracy in metres")),
)
_FIELDS: Final[Mapping[Kind, Callable[[Item, str, str], Fields]]] = MappingProxyType(
    {
        Kind.ONE: _choice,
        Kind.MANY: _choice,
        Kind.SCALE: _scale,
        **dict.fromkeys((Kind.COUNT, Kind.INTEGER, Kind.DECIMAL), _number),
        Kind.TEXT: _text,
        **dict.fromkeys((Kind.DATE, Kind.TIME), _clock),
        Kind.POINT: _point,
        **dict.fromkeys((Kind.PHOTO, Kind.NOTE), _none),
    }
)


def _line(item: Item, more: dict[str, str], longest: int, **rest: Any) -> StringField:
    label: Any = _answer_to(item)
    checks = [Optional(), _fits(longest, _UNKEPT)]
    return StringField(label, render_kw=more, validators=checks, filters=[_trimmed], **rest)


def _answer_to(item: Item) -> Message:
    return say(N_("Answer to %(code)s"), code=item.code)


def _listed(rows: tuple[Any, ...], language: str) -> dict[str, Any]:
    return _offered([SelectChoice(value=row.value, label=row.label.in_(language)) for row in rows])


def _offered(choices: list[SelectChoice]) -> dict[str, Any]:
    """Return the arguments of a field that offers *choices*; WTForms' own check is replaced."""
    return {"choices": choices, "validate_choice": False, "validators": [_on_the_list]}


def _unix_lines(text: str | None) -> str:
    """Browsers send line ends as two characters; only one was counted."""
    return (text or "").replace("\r\n", "\n")


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _on_the_list(_form: Form, field: Any) -> None:  # noqa: ANN401  (any field with choices)
    chosen = field.data if isinstance(field.data, list) else [field.data] if field.data else []
    if not set(chosen) <= {choice.value for choice in field.choices}:
        raise Refused(say(N_("Choose one of the answers on the list.")))


def _fits(most: int, unkept: str) -> Callable[[Form, Any], None]:
    """Return the check of a text: short enough, and nothing no database can keep."""

    def check(_form: Form, field: Any) -> None:  # noqa: ANN401  (a text field)
        if len(field.data) > most:
            raise Refused(say(N_("Write at most %(most)s characters."), most=most))
        if not is_storable(field.data):
            raise Refused(say(unkept))

    return check
