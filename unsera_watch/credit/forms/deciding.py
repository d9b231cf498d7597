"""What a lecturer ticks, and what she says about it."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from wtforms import Field, Form, HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2

from unsera_watch.credit.forms.fields import TickField, show, typed
from unsera_watch.kernel.words import N_, Message

NOBODY: Final = UUID(int=0)


class DecideForm(Form):
    """Ticked lines, a note, and which button was pressed."""

    action = StringField(N_("Decision"))
    seen = HiddenField()
    lines = TickField(N_("Entries"), validate_choice=False)
    note = TextAreaField(
        N_("Note to the student"),
        description=N_("Needed when you return entries."),
        filters=[typed],
    )

    def offer(self, waiting: Iterable[tuple[UUID, str]]) -> None:
        """Offer the lines that wait, key and words, and remember that they were shown."""
        rows = [(str(key), words) for key, words in waiting]
        self.lines.choices = [SelectChoice(value=key, label=words) for key, words in rows]
        self.seen.data = " ".join(key for key, _ in rows)

    def to_keys(self) -> frozenset[UUID]:
        """Return what was ticked; to approve everything is to approve what was on the screen."""
        every = self.action.data == "approve-all"
        return frozenset(_key(text) for text in _words(self.seen if every else self.lines))

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show the problems the rules found beside their fields."""
        for name, message in problems.items():
            show(self.lines if name == "lines" else self.note, message)


def _words(field: Field) -> list[str]:
    return field.data if isinstance(field.data, list) else str(field.data or "").split()


def _key(text: str) -> UUID:
    """Read what a box carries; what is no id names nothing that waits."""
    try:
        return UUID(text)
    except ValueError:
        return NOBODY
