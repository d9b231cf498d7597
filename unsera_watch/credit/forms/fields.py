"""Days, times, numbers and boxes, refused in our own words."""

from typing import Any, Final

from wtforms import DateField, Field, IntegerField, SelectMultipleField, TimeField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say

NO_DAY: Final = N_("Choose a day.")
NO_TIME: Final = N_("Say when it started, for example 09:30.")


class Refused(ValidationError):
    """A refusal that is translated at the edge; WTForms carries any object as a message."""

    def __init__(self, message: Message) -> None:
        """Keep *message* as it is."""
        super().__init__(message)  # type: ignore[arg-type]  # the stubs know only str


class _InOurWords:
    """What cannot be read is refused with the field's own sentence."""

    refusal: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed, or say how to type it."""
        try:
            super().process_formdata(valuelist)  # type: ignore[misc]  # of the field beside it
        except ValueError:
            raise Refused(say(self.refusal)) from None


class DayField(_InOurWords, DateField):
    """A day."""

    refusal = NO_DAY


class ClockField(_InOurWords, TimeField):
    """A time of the day."""

    refusal = NO_TIME


class NumberField(_InOurWords, IntegerField):
    """A whole number; nothing typed is nought."""

    refusal = N_("Write a whole number.")

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number."""
        super().process_formdata([each if str(each).strip() else "0" for each in valuelist])


class TickField(SelectMultipleField):
    """Boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def typed(text: str | None) -> str:
    """Return *text* as it can be kept."""
    return clean(text or "")


def show(field: Field, message: Message) -> None:
    """Add a problem that the rules found to a field."""
    field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str
