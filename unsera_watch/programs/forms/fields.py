"""Lines, days and choices, checked in our own words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from wtforms import DateField, Form, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say

Choices = Sequence[tuple[str, str]]
NOTHING: Final = ("", N_("Choose one"))


class Refused(ValidationError):
    """A refusal that is translated at the edge; WTForms carries any object as a message."""

    def __init__(self, message: Message) -> None:
        """Keep *message* as it is."""
        super().__init__(message)  # type: ignore[arg-type]  # the stubs know only str


class TakingForm(Form):
    """A form that shows what the rules found beside the fields it belongs to."""

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show *problems*; what belongs to no field stands above the form."""
        for name, message in problems.items():
            if name in self:
                self[name].errors = [*self[name].errors, message]  # type: ignore[list-item]  # the stubs know only str
            else:
                self.form_errors = [*self.form_errors, message]  # type: ignore[list-item]  # the stubs know only str


class DayField(DateField):
    """A day; what is none is refused in our own words."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day, or say how to write one."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise Refused(say(N_("Choose a day."))) from None


class TickField(SelectMultipleField):
    """Several boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def tidy(typed: str | None) -> str:
    """Return what was typed without outer white space and control characters."""
    return clean(typed or "").strip()


def line(label: str, asks: str, hint: str = "") -> StringField:
    """Return a field of one line that must be filled; *asks* says so."""
    return StringField(label, description=hint, filters=[tidy], validators=[InputRequired(asks)])


def day(label: str, hint: str = "") -> DayField:
    """Return a field for a day."""
    return DayField(label, description=hint, validators=[InputRequired(N_("Choose a day."))])


def choice(label: str, hint: str = "") -> SelectField:
    """Return a list to choose from; the form fills in what is offered."""
    return SelectField(
        label, description=hint, choices=[], validate_choice=False, validators=[is_listed]
    )


def ticks(label: str, hint: str = "") -> TickField:
    """Return boxes to tick; the form fills in what is offered."""
    return TickField(
        label, description=hint, choices=[], validate_choice=False, validators=[is_listed]
    )


def is_listed(_form: Form, field: Any) -> None:  # noqa: ANN401  (any field with choices)
    """Refuse a choice that was not offered, and none where one is needed."""
    chosen = field.data if isinstance(field.data, list) else [field.data]
    if not set(chosen) <= {choice.value for choice in field.choices if choice.value}:
        raise Refused(say(N_("Choose one of the answers on the list.")))


def offer(field: Any, choices: Choices) -> None:  # noqa: ANN401  (any field with choices)
    """Offer *choices*, with an empty one first where one of them must be chosen."""
    pairs = choices if isinstance(field, TickField) else (NOTHING, *choices)
    field.choices = [SelectChoice(value=value, label=label) for value, label in pairs]


def chosen_ids(field: TickField) -> tuple[UUID, ...]:
    """Return what was ticked."""
    return tuple(UUID(value) for value in field.data or ())
