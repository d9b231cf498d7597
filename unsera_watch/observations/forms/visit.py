"""How a visit starts and ends, as forms; times on a page are local, inside they are UTC."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wtforms import BooleanField, DateTimeLocalField, Form, HiddenField, RadioField, TextAreaField
from wtforms import validators as must
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2

from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.forms.fields import Refused, TickField, show
from unsera_watch.observations.forms.position import YEARS, PositionForm
from unsera_watch.observations.rules import MAX_NOTE, Outcome
from unsera_watch.observations.rules.checks import CAMPUS_ZONE
from unsera_watch.observations.rules.draft import Ending, Opening
from unsera_watch.observations.rules.labels import OUTCOME

# A validated form holds a time; where one is missing, no rule lets this one pass.
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (local wall time, like all times of a form)
LOCAL_SHAPES = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
"""The first is how a time is shown; a browser may send seconds all the same."""


def _in_our_time(_form: Form, field: Any) -> None:  # noqa: ANN401  (a time of day)
    """Refuse a year that was mistyped before it is turned into a moment: not all can be."""
    if field.data is not None and field.data.year not in YEARS:
        raise Refused(say(N_("This year cannot be right. Check the date.")))


class VisitStartForm(PositionForm):
    """Who is there, since when, and where the phone says it is."""

    started_at = DateTimeLocalField(
        N_("Start (WIB)"),
        description=N_("The moment you entered the office."),
        format=LOCAL_SHAPES,
        validators=[must.InputRequired(N_("Say when the visit started.")), _in_our_time],
    )
    present = TickField(
        N_("Who is here with you?"),
        description=N_("Each of them is asked to confirm. Only who confirms gets the minutes."),
        validate_choice=False,
    )

    def __init__(self, *args: Any, members: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        """Offer the other *members* of the team."""
        super().__init__(*args, **kwargs)
        self.present.choices = [
            SelectChoice(value=str(account_id), label=name) for account_id, name in members
        ]

    def to_opening(self) -> Opening:
        """Return how the visit starts."""
        return Opening(
            started_at=to_utc(self.started_at.data or EPOCH),
            present=tuple(_uuids(self.present.data or ())),
            position=self.position(),
        )


class VisitEndForm(Form):
    """When and how it ended; anything but finished needs one sentence."""

    saved_n = HiddenField(validators=[must.Regexp(r"^\d{1,9}$")])
    ended_at = DateTimeLocalField(
        N_("End (WIB)"),
        description=N_("The moment you left the counter."),
        format=LOCAL_SHAPES,
        validators=[must.InputRequired(N_("Say when the visit ended.")), _in_our_time],
    )
    outcome = RadioField(
        N_("How did the visit end?"),
        choices=[SelectChoice(value=each.value, label=OUTCOME[each]) for each in Outcome],
        validate_choice=True,
        validators=[must.InputRequired(N_("Say how the visit ended."))],
    )
    outcome_note = TextAreaField(
        N_("What happened? One sentence is enough"),
        description=N_("Needed when the visit was not finished. Facts only, no names."),
        filters=[lambda text: clean(text or "")],
        validators=[must.Length(max=MAX_NOTE, message=N_("Write at most 2,000 characters."))],
    )

    def to_ending(self) -> Ending:
        """Return how the visit ended."""
        return Ending(
            ended_at=to_utc(self.ended_at.data or EPOCH),
            outcome=Outcome(self.outcome.data),
            outcome_note=self.outcome_note.data or "",
        )

    def take(self, problems: dict[str, Message]) -> list[Message]:
        """Show the problems of these fields beside them; return the others."""
        left = []
        for path, message in problems.items():
            if path in self:
                show(self[path], message)
            else:
                left.append(message)
        return left


class SendingForm(Form):
    """How a phone sends: photos may wait for a network that costs nothing."""

    wifi_only = BooleanField(
        N_("Send photos only over Wi-Fi"),
        description=N_("The answers go first; the photos follow when there is Wi-Fi."),
    )


def to_utc(local: datetime) -> datetime:
    """Return campus wall time as a moment."""
    return local.replace(tzinfo=CAMPUS_ZONE).astimezone(UTC)


def to_local(moment: datetime) -> datetime:
    """Return a moment as campus wall time, to the second: the form can hold no more."""
    return moment.astimezone(CAMPUS_ZONE).replace(tzinfo=None, microsecond=0)


def _uuids(texts: Iterable[str]) -> Iterable[UUID]:
    """Read what the boxes carry; what is no id names nobody and is refused by the service."""
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            yield UUID(int=0)
