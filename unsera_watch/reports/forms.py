"""The forms of reports: which visit, what an officer looks for, a receipt, a check."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from wtforms import Field, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from unsera_watch.evidence.rules import is_digest
from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.reports.queries import Search
from unsera_watch.reports.rules import PILLS, ReportStatus

LONGEST: Final = 100


def _tidy(typed: str | None) -> str:
    return clean(typed or "").strip()


def _typed(text: str | None) -> str:
    return clean(text or "")


class MakeForm(Form):
    """The visit a report is made of."""

    observation_id = HiddenField()

    def to_id(self) -> UUID | None:
        """Return the observation; nonsense is none."""
        try:
            return UUID(str(self.observation_id.data or ""))
        except ValueError:
            return None


class ShelfForm(Form):
    """What an officer looks for; it travels in the address."""

    q = StringField(N_("Number, unit or code"), filters=[_tidy])
    region = SelectField(N_("Region"), validate_choice=False)
    state = SelectField(N_("State"), validate_choice=False)

    def __init__(self, *args: Any, regions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.region.choices = [("", N_("All regions")), *regions]
        states = (ReportStatus.ISSUED, ReportStatus.RECEIVED)
        self.state.choices = [
            ("", N_("All states")),
            *((state.value, PILLS[state]["word"]) for state in states),
        ]

    def to_search(self, after: UUID | None) -> Search:
        """Return what was asked; an unknown state asks for all."""
        state = self.state.data or ""
        return Search(
            text=str(self.q.data or "")[:LONGEST],
            region_code=clean(self.region.data or "")[:LONGEST],
            status=ReportStatus(state) if state in set(ReportStatus) else None,
            after=after,
        )

    def to_address(self) -> dict[str, str]:
        """Return the filters that are set, for the next page's address."""
        asked = {"q": self.q.data, "region": self.region.data, "state": self.state.data}
        return {name: str(text) for name, text in asked.items() if text}


class ReceiptForm(Form):
    """An officer's receipt for the very file on the page."""

    file_digest = HiddenField()
    note = TextAreaField(
        N_("Remark"),
        description=N_("For example your agenda number. It is kept with the receipt."),
        filters=[_typed],
        validators=[Optional()],
    )

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show what the rules found beside the remark."""
        for message in problems.values():
            _show(self.note, message)


class CheckForm(Form):
    """A code or the hash of a file, typed by anybody."""

    code = StringField(
        N_("Code of the report"),
        description=N_("It stands beside the QR code: UW-XXXX-XXXX-C."),
        filters=[_tidy],
    )
    sha256 = StringField(
        N_("Or the fingerprint of the file (SHA-256)"),
        description=N_("64 signs, 0 to 9 and a to f."),
        filters=[_tidy],
    )

    def to_code(self) -> str:
        """Return the code as typed."""
        return str(self.code.data or "")[:LONGEST]

    def to_digest(self) -> str:
        """Return the hash in small letters without spaces; what is none is empty."""
        text = "".join(str(self.sha256.data or "").split()).lower()
        return text if is_digest(text) else ""

    def validate_sha256(self, field: Field) -> None:
        """Say when something was typed that is no hash."""
        if field.data and not self.to_digest():
            _show(field, say(N_("This is no SHA-256. It has 64 signs, 0 to 9 and a to f.")))


def _show(field: Field, message: Message) -> None:
    field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str
