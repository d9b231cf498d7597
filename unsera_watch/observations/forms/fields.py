"""The fields of one indicator; they check shape and refuse in our own words."""

from collections.abc import Iterator
from typing import Any

from wtforms import Field, Form, RadioField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from unsera_watch.instruments.rules import MAX_NOTE, Item, Kind, is_storable
from unsera_watch.kernel.words import N_, Message, say


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


def fields_of(item: Item, name: str, language: str) -> Iterator[tuple[str, Any]]:
    """Yield the unbound fields of one indicator, each with its name."""
    yield name, RadioField(item.text.in_(language), **_listed(item.options, language))
    if item.parts and item.parts_title is not None:
        title = item.parts_title.in_(language)
        yield f"{name}_ticked", TickField(title, **_listed(item.parts, language))
    if item.kind is Kind.MANY:
        absent: Any = say(N_("Not applicable here"))
        yield f"{name}_not_applicable", TickField(absent, **_listed(item.parts, language))
    label: Any = say(N_("Note on %(code)s"), code=item.code)
    yield (
        f"{name}_note",
        TextAreaField(label, filters=[_unix_lines], validators=[Optional(), _note_fits]),
    )


def _listed(rows: tuple[Any, ...], language: str) -> dict[str, Any]:
    """Return the arguments of a field that offers *rows*; WTForms' own check is replaced."""
    choices = [SelectChoice(value=row.value, label=row.label.in_(language)) for row in rows]
    return {"choices": choices, "validate_choice": False, "validators": [_on_the_list]}


def _unix_lines(text: str | None) -> str:
    """Browsers send line ends as two characters; only one was counted."""
    return (text or "").replace("\r\n", "\n")


def _on_the_list(_form: Form, field: Any) -> None:  # noqa: ANN401  (any field with choices)
    chosen = field.data if isinstance(field.data, list) else [field.data] if field.data else []
    if not set(chosen) <= {choice.value for choice in field.choices}:
        raise Refused(say(N_("Choose one of the answers on the list.")))


def _note_fits(_form: Form, field: Any) -> None:  # noqa: ANN401  (a text area)
    if len(field.data) > MAX_NOTE:
        raise Refused(say(N_("Write at most %(most)s characters."), most=MAX_NOTE))
    if not is_storable(field.data):
        raise Refused(say(N_("This note contains a character that cannot be kept.")))
