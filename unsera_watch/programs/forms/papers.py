"""The forms of letters and assignments."""

from typing import Any, Final
from uuid import UUID

from wtforms import Form, StringField

from unsera_watch.kernel.words import N_
from unsera_watch.programs.forms.fields import (
    Choices,
    TakingForm,
    choice,
    chosen_ids,
    day,
    line,
    offer,
    ticks,
    tidy,
)
from unsera_watch.programs.rules import AssignmentFacts, LetterFacts

LONGEST_SEARCH: Final = 100
VISITS: Final = (("1", N_("First visit")), ("2", N_("Second visit, by others")))


class LetterForm(TakingForm):
    """A surat tugas as its paper says."""

    number = line(N_("Number of the letter"), N_("Write the number of the letter."))
    dated_on = day(N_("Date of the letter"))
    valid_from = day(N_("Valid from"))
    valid_until = day(N_("Valid until"), N_("This day still counts."))
    signed_by = line(N_("Signed by"), N_("Say who signed the letter."))
    signed_as = line(N_("Position"), N_("Say as what, for example Ketua LPPM."))

    def to_facts(self) -> LetterFacts:
        """Return the letter."""
        names = ("number", "dated_on", "valid_from", "valid_until", "signed_by", "signed_as")
        return LetterFacts(**{name: self[name].data for name in names})


class OfficeSearchForm(Form):
    """Which office the assignment is about."""

    q = StringField(N_("Name or address of the office"), filters=[tidy])

    def to_text(self) -> str:
        """Return what to look for."""
        return (self.q.data or "")[:LONGEST_SEARCH]


class AssignmentForm(TakingForm):
    """What a team is asked to observe at one office."""

    letter_id = choice(N_("Assignment letter"))
    product_id = choice(N_("Product"), N_("The form is filled in once for each product."))
    version_id = choice(N_("Instrument"))
    more_version_ids = ticks(
        N_("Also in this visit"),
        N_("For example interviews. The team fills them in during the same visit."),
    )
    visit_no = choice(N_("Visit"))
    due_on = day(N_("Due date"), N_("Within the dates of the letter."))

    def __init__(
        self,
        *args: Any,
        letters: Choices,
        products: Choices,
        versions: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.letter_id, letters)
        offer(self.product_id, products)
        offer(self.version_id, versions)
        offer(self.more_version_ids, versions)
        offer(self.visit_no, VISITS)

    def to_letter(self) -> UUID:
        """Return the letter that sends the team."""
        return UUID(self.letter_id.data)

    def to_facts(self, office_id: UUID) -> AssignmentFacts:
        """Return the assignment at one office."""
        return AssignmentFacts(
            office_id=office_id,
            product_id=UUID(self.product_id.data),
            version_id=UUID(self.version_id.data),
            due_on=self["due_on"].data,
            visit_no=int(self.visit_no.data),
            more_version_ids=chosen_ids(self.more_version_ids),
        )
