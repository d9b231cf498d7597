"""The forms of the desk: one decision with its remarks, one answer."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar, Final

from wtforms import Field, Form, HiddenField, StringField, TextAreaField

from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.rules import Action
from unsera_watch.verification.rules import WHOLE, check_texts

_PREFIX: Final = "remark_"
_DIGITS: Final = 9


def _typed(text: str | None) -> str:
    return clean(text or "")


def _fits(_form: Form, field: Field) -> None:
    problems = check_texts({"text": field.data})
    if problems:
        show(field, problems["text"])


def show(field: Field, message: Message) -> None:
    """Add a problem that the rules found to a field."""
    field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str


class DecisionForm(Form):
    """Three buttons, one general text, one remark for each indicator."""

    codes: ClassVar[tuple[str, ...]] = ()

    action = StringField(N_("Decision"))
    revision = HiddenField()
    whole = TextAreaField(
        N_("Remark on the whole, or the reason for rejecting"),
        description=N_("Say what to do, not who is to blame. The student reads this."),
        filters=[_typed],
    )

    def remark(self, code: str) -> Field:
        """Return the field for a remark on one indicator."""
        return self[field_name(code)]

    def to_action(self) -> Action | None:
        """Return which button was pressed."""
        chosen = str(self.action.data or "")
        return Action(chosen) if chosen in set(Action) else None

    def to_revision(self) -> int:
        """Return the revision that was on the screen; nonsense is none."""
        text = str(self.revision.data or "")
        return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 0

    def to_reason(self) -> str:
        """Return the general text where it is the reason for a rejection."""
        return str(self.whole.data) if self.to_action() is Action.REJECT else ""

    def to_remarks(self) -> dict[str, str]:
        """Return what was typed, by indicator."""
        typed = {code: str(self.remark(code).data) for code in self.codes}
        if self.to_action() is not Action.REJECT:
            typed[WHOLE] = str(self.whole.data)
        return typed

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show the problems the rules found beside the fields they belong to."""
        for place, message in problems.items():
            known = place in self.codes
            show(self.remark(place) if known else self.whole, message)

    def ask(self) -> None:
        """Say that no button was pressed."""
        show(self.whole, say(N_("Choose: verify, return or reject.")))


class AnswerForm(Form):
    """The student's answer to one remark."""

    text = TextAreaField(N_("Your answer"), filters=[_typed])

    def to_text(self) -> str:
        """Return what was typed."""
        return str(self.text.data)

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show what is wrong with the answer."""
        for message in problems.values():
            show(self.text, message)


def field_name(code: str) -> str:
    """Return the name of the remark field of an indicator."""
    return _PREFIX + code.replace(".", "_").replace("-", "_")


@lru_cache(maxsize=64)
def decision_form(codes: tuple[str, ...]) -> type[DecisionForm]:
    """Return the form class for an instrument with these indicators."""
    members: dict[str, Any] = {field_name(code): _remark_field(code) for code in codes}
    return type("OneDecisionForm", (DecisionForm,), {**members, "codes": codes})


def _remark_field(code: str) -> Any:  # noqa: ANN401  (an unbound field)
    label: Any = say(N_("Remark on %(code)s"), code=code)
    return TextAreaField(label, filters=[_typed])
