"""The fields of an office: numbers with a comma, hours of a day, rows that may stay empty."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any, Final

from wtforms import Field, Form, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2
from wtforms.validators import Optional, ValidationError

from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.offices.rules import BodyKind, ProductKind, read_hours

BODY_WORDS: Final = {
    BodyKind.REGENCY: N_("Regency or city government"),
    BodyKind.PROVINCE: N_("Provincial government"),
    BodyKind.VILLAGE: N_("Village government"),
    BodyKind.CENTRAL: N_("Central agency"),
    BodyKind.ENTERPRISE: N_("State or regional enterprise"),
    BodyKind.JOINT: N_("Joint office"),
}
PRODUCT_WORDS: Final = {
    ProductKind.ADMINISTRATIVE: N_("Administrative service"),
    ProductKind.GOODS: N_("Goods"),
    ProductKind.SERVICES: N_("Services"),
}


class Refused(ValidationError):
    """A refusal that is translated at the edge; WTForms carries any object as a message."""

    def __init__(self, message: Message) -> None:
        """Keep *message* as it is."""
        super().__init__(message)  # type: ignore[arg-type]  # the stubs know only str


def tidy(typed: str | None) -> str:
    """Return what was typed without outer white space and control characters."""
    return clean(typed or "").strip()


def show(field: Field, message: Message) -> None:
    """Add a problem that the rules found to a field."""
    field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str


def read_number(typed: str) -> float | None:
    """Read `-6,1203` or `-6.1203`; the true minus of printed tables counts as a minus."""
    try:
        number = float(typed.replace("−", "-").replace(",", "."))  # noqa: RUF001  (that minus)
    except ValueError:
        return None
    return number if isfinite(number) else None


def is_number(_form: Form, field: Field) -> None:
    """Refuse what is not a number; nothing is fine."""
    if field.data and read_number(field.data) is None:
        raise Refused(say(N_("Write a number like -6.1203.")))


def is_span(_form: Form, field: Field) -> None:
    """Refuse what is no span of time; nothing means closed."""
    if field.data and read_hours(field.data) is None:
        raise Refused(say(N_("Write opening hours like 08.00-15.00.")))


def is_listed(_form: Form, field: Any) -> None:  # noqa: ANN401  (any field with choices)
    """Refuse a choice that was not offered."""
    if field.data not in {choice.value for choice in field.choices}:
        raise Refused(say(N_("Choose one of the answers on the list.")))


def line(label: str, *validators: Any, hint: str = "") -> StringField:
    """Return a field of one line."""
    return StringField(
        label, description=hint, filters=[tidy], validators=list(validators) or [Optional()]
    )


def offered(choices: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Return *choices*, pairs of a value and what people read, as WTForms wants them."""
    return [SelectChoice(value=value, label=label) for value, label in choices]


def choice(label: str, choices: Mapping[Any, str]) -> SelectField:
    """Return a list to choose from, checked in our own words."""
    return SelectField(
        label,
        choices=offered((str(value), words) for value, words in choices.items()),
        default=str(next(iter(choices), "")),
        validate_choice=False,
        validators=[is_listed],
    )


class BodyRow(Form):
    """One responsible institution; a row without a name says nothing."""

    name = line(N_("Institution"))
    kind = choice(N_("Kind of institution"), BODY_WORDS)


class ProductRow(Form):
    """One service product; a row without a name says nothing."""

    name = line(N_("Product"))
    kind = choice(N_("Kind of product"), PRODUCT_WORDS)
