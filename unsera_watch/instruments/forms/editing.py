"""The forms of a draft: texts, weights and order, made to measure for what the draft holds.

Nothing typed is refused here: a draft keeps its mistakes, and they are shown where they stand.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from wtforms import Field, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # stubs of 3.2

from unsera_watch.instruments.definition.editing import (
    LANGUAGES,
    Raw,
    Typed,
    group_at,
    keys_of,
    objects,
    plain_in,
    words_in,
)
from unsera_watch.instruments.definition.telling import place_told
from unsera_watch.kernel.text import clean
from unsera_watch.kernel.words import N_, Message, say

Problems = Mapping[str, Message]
Row = Mapping[str, Any] | None
Sent = Any  # what a browser sent, in WTForms' own type
MOST_ROWS: Final = 500
_IN: Final = {
    ("title", "id"): N_("%(code)s: title in Indonesian"),
    ("title", "en"): N_("%(code)s: title in English"),
    ("text", "id"): N_("%(code)s: text in Indonesian"),
    ("text", "en"): N_("%(code)s: text in English"),
    ("help", "id"): N_("%(code)s: help in Indonesian"),
    ("help", "en"): N_("%(code)s: help in English"),
}
_SOURCES: Final = (
    ("", N_("no weight")),
    ("resmi", N_("resmi: it stands in an official text")),
    ("usulan", N_("usulan: this is our proposal")),
)


class DraftForm(Form):
    """What is changed on one page; *rows* are the names of the fields of each row."""

    names: tuple[str, ...] = ()

    @property
    def rows(self) -> list[dict[str, Field]]:
        """Return the fields of each row by their short names."""
        return [self.row(name) for name in self.names]

    def row(self, name: str) -> dict[str, Field]:
        """Return the fields of one row by their short names; `head` is the page's own."""
        parts = ((field.short_name.partition("-"), field) for field in self)
        return {short: field for (first, _, short), field in parts if first == name}

    def typed(self, name: str, *keys: str) -> Typed:
        """Return what was typed for one row, or for the page's own head."""
        said = {short: field.data or "" for short, field in self.row(name).items()}
        group = said.get("group", "")
        return Typed(
            code=said.get("code", ""),
            texts={key: {one: said[f"{key}_{one}"] for one in LANGUAGES} for key in keys},
            weight=said.get("weight"),
            source=said.get("source", ""),
            goes_to=int(group) if re.fullmatch("[0-9]{1,3}", group) else None,
        )

    def take(self, raw: Raw, problems: Problems, names: Mapping[str, str]) -> None:
        """Show each problem beside its field; *names* are the fields by their place."""
        for path, message in problems.items():
            name = names.get(path) or names.get(f"{path}.id", "")
            if name in self:
                field = self[name]
                field.errors = [*field.errors, message]  # type: ignore[list-item]  # the stubs know only str
            else:
                place = place_told(raw, path)
                told: Any = say("%(place)s: %(told)s", place=place, told=message)
                self.form_errors.append(told)


def head_form(raw: Raw, sent: Sent = None) -> DraftForm:
    """Return the form of the title, the code, the number and the dimensions' weights."""
    fields: dict[str, Any] = {
        "head-code": _line(say(N_("Code of the instrument")), plain_in(raw, "code")),
        "head-number": _line(say(N_("Number of the version")), plain_in(raw, "version")),
        **_texts("head", dict(raw), say(N_("Instrument")), "title"),
    }
    names = []
    for n, row in enumerate(objects(dict(raw), "dimensions")[:MOST_ROWS]):
        code = plain_in(row, "code")
        fields |= _texts(f"d{n}", row, code, "title") | _weighed(f"d{n}", row, code)
        names.append(f"d{n}")
    return _made(fields, names)(sent)


def group_form(raw: Raw, n: int, sent: Sent = None) -> DraftForm:
    """Return the form of one section; as many rows as were sent, else as there are."""
    group = group_at(raw, n)
    held = objects(group, keys_of(raw)[1])[:MOST_ROWS]
    fields = _texts("head", group, plain_in(group, "code"), "title")
    names = []
    for at in range(_how_many(held, sent)):
        row = held[at] if at < len(held) else None
        code = plain_in(row, "code") if sent is None else sent[f"r{at}-code"]
        fields |= _row(raw, n, f"r{at}", row, code or str(at + 1))
        names.append(f"r{at}")
    return _made(fields, names)(sent)


def texts_of(raw: Raw) -> tuple[str, ...]:
    """Return which texts a row has: the indicators of a composite have no help."""
    return ("text", "help") if keys_of(raw)[1] == "items" else ("text",)


def _how_many(held: Sequence[Row], sent: Sent) -> int:
    if sent is None:
        return len(held)
    return next((at for at in range(MOST_ROWS) if f"r{at}-code" not in sent), MOST_ROWS)


def _row(raw: Raw, n: int, name: str, row: Row, code: str) -> dict[str, Any]:
    fields: dict[str, Any] = {f"{name}-code": HiddenField(default=plain_in(row, "code"))}
    for key in texts_of(raw):
        fields |= _texts(name, row, code, key)
    fields |= _weighed(name, row, code)
    groups = [
        (str(k), f"{plain_in(one, 'code')} · {words_in(one, 'title', 'id')}")
        for k, one in enumerate(objects(dict(raw), keys_of(raw)[0]))
        if one is not None
    ]
    fields[f"{name}-group"] = _choice(say(N_("%(code)s: section"), code=code), groups, str(n))
    return fields


def _texts(name: str, row: Row, code: str | Message, key: str) -> dict[str, Any]:
    shape = StringField if key == "title" else TextAreaField
    return {
        f"{name}-{key}_{one}": shape(
            _label(say(_IN[key, one], code=code)), default=words_in(row, key, one), filters=[_tidy]
        )
        for one in LANGUAGES
    }


def _weighed(name: str, row: Row, code: str) -> dict[str, Any]:
    present = plain_in(row, "sumber")
    strange = [] if present in {value for value, _ in _SOURCES} else [(present, present)]
    return {
        f"{name}-weight": _line(say(N_("%(code)s: weight"), code=code), plain_in(row, "weight")),
        f"{name}-source": _choice(
            say(N_("%(code)s: source of the weight"), code=code), [*_SOURCES, *strange], present
        ),
    }


def _line(label: Message, value: str) -> StringField:
    return StringField(_label(label), default=value, filters=[_tidy])


def _choice(label: Message, choices: list[tuple[str, str]], value: str) -> SelectField:
    offered = [SelectChoice(value=one, label=words) for one, words in choices]
    return SelectField(_label(label), choices=offered, default=value, validate_choice=False)


def _label(message: Message) -> Any:  # noqa: ANN401  (the stubs know only str; translated at the edge)
    return message


def _made(fields: Mapping[str, Any], names: list[str]) -> type[DraftForm]:
    return type("MadeForm", (DraftForm,), {**fields, "names": tuple(names)})


def _tidy(typed: str | None) -> str | None:
    return None if typed is None else clean(typed).strip()
