"""The form of one citation: what the text says, and where that was read."""

from collections.abc import Mapping
from typing import Any, Final

from wtforms import DateField, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import InputRequired, Optional, ValidationError

from unsera_watch.instruments.models import Citation
from unsera_watch.instruments.rules.citations import CitationFacts, InForce
from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say

UNSEEN: Final = 0
DIGITS: Final = 9
IN_FORCE_WORDS: Final[Mapping[InForce, str]] = {
    InForce.UNKNOWN: N_("Not known yet"),
    InForce.YES: N_("In force"),
    InForce.NO: N_("No longer in force"),
}


def _tidy(typed: str | None) -> str:
    return clean(typed or "").strip()


class DayField(DateField):
    """A day; what is none is refused in our own words."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day, or say how to write one."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            refusal: Any = say(N_("Choose a day."))  # translated at the edge
            raise ValidationError(refusal) from None


class SeenForm(Form):
    """Which state of the citation the page showed."""

    seen = HiddenField()

    def to_seen(self) -> int:
        """Return the counter; nonsense is a state nobody saw."""
        text = str(self.seen.data or "")
        return int(text[:DIGITS]) if text.isascii() and text.isdigit() else UNSEEN


class CitationForm(SeenForm):
    """What somebody read in the text itself."""

    text = TextAreaField(
        N_("Law or regulation"),
        description=N_("Kind, number, year and title, as printed on the text itself."),
        filters=[_tidy],
        validators=[InputRequired(N_("Write the name of the law or regulation."))],
    )
    article = StringField(
        N_("Article"),
        description=N_("For example Pasal 21. Leave it empty when the whole text is meant."),
        filters=[_tidy],
        validators=[Optional()],
    )
    dated_on = DayField(
        N_("Date of the text"),
        description=N_("The day it was enacted."),
        validators=[Optional()],
    )
    in_force = SelectField(N_("Is it in force?"), validate_choice=False)
    revoked_by = StringField(
        N_("Revoked by"),
        description=N_("Only when it is no longer in force: the text that revoked or replaced it."),
        filters=[_tidy],
        validators=[Optional()],
    )
    checked_at_source = TextAreaField(
        N_("Where you checked it"),
        description=N_(
            "The official source and the day, so that others can look there too. Needed to confirm."
        ),
        filters=[_tidy],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_force.choices = [
            SelectChoice(value=value.value, label=words) for value, words in IN_FORCE_WORDS.items()
        ]

    def to_facts(self) -> CitationFacts:
        """Return what was read; an unknown choice says nothing."""
        chosen = self.in_force.data or ""
        return CitationFacts(
            text=self.text.data or "",
            article=self.article.data or "",
            in_force=InForce(chosen) if chosen in set(InForce) else InForce.UNKNOWN,
            revoked_by=self.revoked_by.data or "",
            dated_on=self.dated_on.data,
            checked_at_source=self.checked_at_source.data or "",
        )

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show what the rules found beside the fields."""
        for name, message in problems.items():
            self[name].errors = [*self[name].errors, message]  # type: ignore[list-item]  # the stubs know only str

    def say(self, message: Message | None) -> None:
        """Show above the form why all of it was refused."""
        self.form_errors = [*self.form_errors, message]  # type: ignore[list-item]  # the stubs know only str


def written(citation: Citation) -> dict[str, Any]:
    """Return what is known of *citation*, as the form shows it."""
    return {
        "seen": citation.row_version,
        "text": citation.text,
        "article": citation.article,
        "dated_on": citation.dated_on,
        "in_force": citation.in_force.value,
        "revoked_by": citation.revoked_by,
        "checked_at_source": citation.checked_at_source,
    }
