"""What people type about themselves and others: shape only, meaning is for the rules."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from wtforms import (
    Field,
    Form,
    HiddenField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import Optional, StopValidation

from unsera_watch.accounts.rules import (
    MAX_EMAIL,
    MAX_NAME,
    MAX_NUMBER,
    MAX_PASSWORD,
    MAX_TITLE,
    ROLE_WORDS,
    NumberKind,
    Person,
)
from unsera_watch.kernel.permissions import Role
from unsera_watch.kernel.words import N_, Message, say

NUL: Final = "\0"


class Filled:
    """The field must not be empty."""

    field_flags: Final = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = say(message)

    def __call__(self, _form: Form, field: Field) -> None:
        if not (field.data and str(field.data).strip()):
            raise StopValidation(self.message)  # type: ignore[arg-type]  # translated at the edge


class Short:
    """The text must be short and without the NUL that no database keeps."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, _form: Form, field: Field) -> None:
        text = str(field.data or "")
        problem = say(N_("Use at most %(n)s characters."), n=self.limit)
        if NUL in text:
            problem = say(N_("Remove the characters that cannot be shown."))
        elif len(text) <= self.limit:
            return
        raise StopValidation(problem)  # type: ignore[arg-type]  # translated at the edge


class AccountForm(Form):
    """A form that can show what the domain found."""

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show *problems* beside the fields they belong to, the others above the form."""
        for name, message in problems.items():
            if name in self:
                self[name].errors = [*self[name].errors, message]  # type: ignore[list-item]  # as above
            else:
                self.form_errors = [*self.form_errors, message]  # type: ignore[list-item]  # as above


class SignInForm(AccountForm):
    """The door."""

    next = HiddenField()
    email = StringField(
        N_("E-mail address"),
        validators=[Filled(N_("Write your e-mail address.")), Short(MAX_EMAIL)],
        widget=widgets.EmailInput(),
    )
    password = PasswordField(
        N_("Password"),
        validators=[Filled(N_("Write your password.")), Short(MAX_PASSWORD)],
    )


class _NewPasswordForm(AccountForm):
    password = PasswordField(
        N_("New password"),
        description=N_("At least 10 characters. A short sentence is easy to remember."),
        validators=[Filled(N_("Choose a password.")), Short(MAX_PASSWORD)],
    )
    again = PasswordField(
        N_("New password again"), validators=[Filled(N_("Write the new password again."))]
    )

    def validate_again(self, field: Field) -> None:
        """Refuse two different passwords."""
        if field.data != self.password.data:
            different = say(N_("The two passwords are not the same."))
            raise StopValidation(different)  # type: ignore[arg-type]  # translated at the edge

    def to_password(self) -> str:
        """Return the new password."""
        return str(self.password.data)


class InvitationForm(_NewPasswordForm):
    """Choosing the first password."""


class PasswordForm(_NewPasswordForm):
    """Choosing another password."""

    present = PasswordField(
        N_("Present password"),
        validators=[Filled(N_("Write your present password.")), Short(MAX_PASSWORD)],
    )

    def to_present(self) -> str:
        """Return the password that is in force."""
        return str(self.present.data)


class SearchForm(AccountForm):
    """Looking for somebody; what cannot be searched for is left out."""

    q = StringField(N_("Name, e-mail address or number"), widget=widgets.SearchInput())

    def to_text(self) -> str:
        """Return what to look for."""
        return (self.q.data or "").replace(NUL, "").strip()[:MAX_EMAIL]


class PersonForm(AccountForm):
    """A new person."""

    name = StringField(
        N_("Name"),
        description=N_("Without titles."),
        validators=[Filled(N_("Write the name.")), Short(MAX_NAME)],
    )
    title_before = StringField(
        N_("Title before the name"), validators=[Optional(), Short(MAX_TITLE)]
    )
    title_after = StringField(N_("Title after the name"), validators=[Optional(), Short(MAX_TITLE)])
    email = StringField(
        N_("E-mail address"),
        validators=[Filled(N_("Write the e-mail address.")), Short(MAX_EMAIL)],
        widget=widgets.EmailInput(),
    )
    number_kind = SelectField(
        N_("Kind of number"),
        choices=[SelectChoice(value=kind.value, label=kind.value or "–") for kind in NumberKind],
        validate_choice=False,
        validators=[Optional()],
    )
    number = StringField(N_("Number"), validators=[Optional(), Short(MAX_NUMBER)])
    roles = SelectMultipleField(
        N_("Roles"),
        validators=[Filled(N_("Choose at least one role."))],
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
        validate_choice=False,
    )

    def __init__(self, *args: Any, grantable: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = set(grantable)
        self.roles.choices = [
            SelectChoice(value=role.value, label=ROLE_WORDS[role])
            for role in Role
            if role in offered
        ]

    def to_person(self) -> Person:
        """Return the person; a role that does not exist is as good as none."""
        known = {role.value for role in Role}
        return Person(
            name=self.name.data or "",
            title_before=self.title_before.data or "",
            title_after=self.title_after.data or "",
            email=self.email.data or "",
            number_kind=self.number_kind.data or "",
            number=self.number.data or "",
            roles=frozenset(Role(value) for value in self.roles.data or () if value in known),
        )
