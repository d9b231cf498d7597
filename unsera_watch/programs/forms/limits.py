"""The form of the thresholds: whole numbers, each with its unit and what is usual."""

import re
from typing import Any, Final

from wtforms import StringField

from unsera_watch.kernel.words import N_, say
from unsera_watch.programs.forms.fields import Refused, TakingForm, tidy
from unsera_watch.programs.rules import Limits

_COUNT: Final = re.compile(r"[0-9]{1,6}")


def is_count(_form: Any, field: Any) -> None:  # noqa: ANN401  (WTForms' own types)
    """Refuse what is no whole number."""
    if not _COUNT.fullmatch(field.data or ""):
        raise Refused(say(N_("Write a whole number with digits, such as 15.")))


def count(label: str, hint: str) -> StringField:
    """Return a field for one threshold."""
    return StringField(label, description=hint, filters=[tidy], validators=[is_count])


class LimitsForm(TakingForm):
    """From when on a visit gets a flag."""

    far_m = count(
        N_("Far from the office (metres)"),
        N_("Flag when the position is farther from the confirmed point. Usual: 200."),
    )
    vague_m = count(
        N_("Poor position (metres)"),
        N_("Flag when the phone knows its position only less exactly. Usual: 200."),
    )
    short_min = count(
        N_("Short visit (minutes)"), N_("Flag when the visit lasted less. Usual: 10.")
    )
    long_min = count(
        N_("Long visit (minutes)"), N_("Flag when the visit lasted longer. Usual: 480 (8 hours).")
    )
    outside_min = count(
        N_("Around opening hours (minutes)"),
        N_("So long before opening and after closing is still fine. Usual: 15; 0 is exact."),
    )
    photo_min = count(
        N_("Photo before or after the visit (minutes)"),
        N_("Flag when a photo was taken longer before or after. Usual: 10."),
    )
    clock_min = count(
        N_("Wrong clock (minutes)"),
        N_("Flag when the phone's clock is wrong by more. Usual: 10."),
    )
    people = count(
        N_("People in a visit"),
        N_("Flag when fewer were there. Usual: 2, visits are made in pairs."),
    )
    alike = count(
        N_("All answers alike (number of choices)"),
        N_("Flag when so many choices or more all have the same answer. Usual: 10."),
    )
    fast_from = count(
        N_("Fast answers (number of questions)"),
        N_("Look at speed from so many timed questions on; 0 switches it off. Usual: 5."),
    )
    fast_percent = count(
        N_("Fast answers (percent)"),
        N_("Flag when this share of the questions was answered too fast. Usual: 50."),
    )
    fast_s = count(
        N_("Too fast for any question (seconds)"), N_("Answered in less time. Usual: 2.")
    )
    fast_letters = count(
        N_("Too fast for its text (letters per second)"),
        N_("Nobody reads more letters in a second. Usual: 60."),
    )

    @classmethod
    def from_limits(cls, limits: Limits) -> "LimitsForm":
        """Return the form with the thresholds that hold now."""
        return cls(data={name: str(number) for name, number in limits.plain().items()})

    def to_limits(self) -> Limits:
        """Return the thresholds."""
        return Limits(**{name: int(self[name].data) for name in Limits().plain()})
