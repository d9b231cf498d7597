"""Work as a student writes it down, and the sentence that goes with a returned visit."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final, Self, cast

from wtforms import Field, Form, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import InputRequired, NumberRange, StopValidation

from unsera_watch.credit.forms.fields import (
    NO_DAY,
    NO_TIME,
    ClockField,
    DayField,
    NumberField,
    Refused,
    show,
    typed,
)
from unsera_watch.credit.models import LogbookEntry
from unsera_watch.credit.rules import MAX_DAY_MINUTES, EntryKind, Span, Work
from unsera_watch.credit.rules.labels import BY_HAND, KIND
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules.checks import CAMPUS_ZONE

# Beyond these no calendar can turn a local day into UTC.
YEARS: Final = range(2000, 2101)


def _in_a_century(_form: Form, field: Field) -> None:
    if field.data is not None and field.data.year not in YEARS:
        raise StopValidation(NO_DAY)


def _number(label: str, most: int) -> NumberField:
    fits = NumberRange(min=0, max=most, message=N_("A day can hold at most 12 hours of work."))
    return NumberField(label, default=0, validators=[fits])


class WorkForm(Form):
    """Work by hand: what, when, how long; day and time are local."""

    kind = RadioField(
        N_("What did you do?"),
        choices=[SelectChoice(value=each.value, label=KIND[each]) for each in BY_HAND],
        validate_choice=False,
        validators=[InputRequired(N_("Choose what you did."))],
    )
    worked_on = DayField(N_("Day"), validators=[InputRequired(NO_DAY), _in_a_century])
    started_at = ClockField(N_("Start (WIB)"), validators=[InputRequired(NO_TIME)])
    hours = _number(N_("Hours"), MAX_DAY_MINUTES // 60)
    minutes = _number(N_("Minutes"), MAX_DAY_MINUTES)
    description = TextAreaField(
        N_("In one or two sentences"),
        description=N_("Your lecturer reads this. No names of visitors."),
        filters=[typed],
    )

    @classmethod
    def of(cls, entry: LogbookEntry) -> Self:
        """Return the form filled with an entry."""
        hours, minutes = divmod(entry.minutes, 60)
        local = entry.started_at.astimezone(CAMPUS_ZONE)
        return cls(
            kind=entry.kind.value,
            worked_on=entry.worked_on,
            started_at=local.time().replace(second=0, microsecond=0),
            hours=hours,
            minutes=minutes,
            description=entry.description,
        )

    def validate_kind(self, field: Field) -> None:
        """Refuse a kind that was not offered."""
        if field.data not in {each.value for each in BY_HAND}:
            raise Refused(say(N_("Choose one of the answers on the list.")))

    def to_work(self) -> Work:
        """Return the work, its start in UTC."""
        day, clock = cast("date", self.worked_on.data), cast("time", self.started_at.data)
        minutes = (self.hours.data or 0) * 60 + (self.minutes.data or 0)
        return Work(
            kind=EntryKind(self.kind.data),
            worked_on=day,
            span=Span(datetime.combine(day, clock, CAMPUS_ZONE).astimezone(UTC), minutes),
            description=str(self.description.data),
        )

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show the problems the rules found beside their fields."""
        for name, message in problems.items():
            show(self[name], message)


class AgainForm(Form):
    """A sentence that goes with a returned visit."""

    description = TextAreaField(N_("What you say to the lecturer’s note"), filters=[typed])

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show what is wrong with the sentence."""
        for message in problems.values():
            show(self.description, message)
