"""One section of an instrument as a form, made from its definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Self

from wtforms import Field, Form

from unsera_watch.instruments.rules import Definition, Given, Item, Kind, Part, Section, given
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.words import Message
from unsera_watch.observations.forms.fields import fields_of, show


@dataclass(frozen=True, slots=True)
class Question:
    """One indicator on the page: its texts in the reader's language, and its fields."""

    item: Item
    text: str
    help: str
    evidence: str
    answer: Field
    note: Field
    ticked: Field | None = None
    not_applicable: Field | None = None

    @property
    def code(self) -> str:
        """Return the code of the indicator."""
        return self.item.code

    @property
    def given(self) -> Given:
        """Return what the fields say."""
        ticked, absent = _ticks(self.ticked), _ticks(self.not_applicable)
        value = self.answer.data or None
        if value is None and self.item.kind is Kind.MANY and ticked | absent:
            value = self.item.looked
        return Given(value, ticked, absent)


def _ticks(field: Field | None) -> frozenset[str]:
    return frozenset() if field is None else frozenset(field.data or ())


class SectionForm(Form):
    """The questions of one section; answers may be missing, so that a draft can be saved."""

    section: ClassVar[Section]
    language: ClassVar[str]

    @classmethod
    def from_answers(cls, answers: Mapping[str, Any], notes: Mapping[str, str]) -> Self:
        """Return the form filled with what a draft holds."""
        data: dict[str, Any] = {}
        for item in cls.section.items:
            found = given(item, answers.get(item.code)) or Given(None)
            name = _name(item)
            data[name] = found.value
            data[f"{name}_ticked"] = sorted(found.ticked)
            data[f"{name}_not_applicable"] = sorted(found.not_applicable)
            data[f"{name}_note"] = notes.get(item.code, "")
        return cls(data=data)

    @property
    def questions(self) -> Iterator[Question]:
        """Yield the questions in order."""
        for item in self.section.items:
            name = _name(item)
            yield Question(
                item=item,
                text=item.text.in_(self.language),
                help=item.help.in_(self.language),
                evidence=item.evidence.in_(self.language),
                answer=self[name],
                note=self[f"{name}_note"],
                ticked=self[f"{name}_ticked"] if item.parts else None,
                not_applicable=self[f"{name}_not_applicable"] if item.kind is Kind.MANY else None,
            )

    def to_answers(self) -> dict[str, Any]:
        """Return the answers of this section in their plain shape; blanks are left out."""
        plain = {one.code: _plain(one.item, one.given) for one in self.questions}
        return {code: answer for code, answer in plain.items() if answer is not None}

    def to_notes(self) -> dict[str, str]:
        """Return the notes of this section that hold anything."""
        return {one.code: one.note.data for one in self.questions if (one.note.data or "").strip()}

    def merged(
        self, answers: Mapping[str, Any], notes: Mapping[str, str]
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the whole draft with this section's part replaced, blanks included."""
        mine = {item.code for item in self.section.items}
        other_answers = {code: answer for code, answer in answers.items() if code not in mine}
        other_notes = {code: note for code, note in notes.items() if code not in mine}
        return other_answers | self.to_answers(), other_notes | self.to_notes()

    def take(self, problems: Mapping[str, Message]) -> None:
        """Show the problems of this section that the rules found, beside their fields."""
        for one in self.questions:
            places = ((one.code, one.answer), (f"{one.code}.note", one.note))
            for path, field in (*places, (f"{one.code}.photos", one.answer)):
                if path in problems:
                    show(field, problems[path])


def section_form(definition: Definition, section_code: str, language: str) -> type[SectionForm]:
    """Return the form class of one section in one language, or refuse with NotFound."""
    section = definition.section(section_code)
    if section is None:
        raise NotFound("no-such-section")
    return _form_class(section, language)


@lru_cache(maxsize=256)
def _form_class(section: Section, language: str) -> type[SectionForm]:
    members: dict[str, Any] = {"section": section, "language": language}
    for item in section.items:
        members.update(fields_of(item, _name(item), language))
    return type("OneSectionForm", (SectionForm,), members)


def _name(item: Item) -> str:
    """Return the name of the field; the prefix keeps codes apart from the form's own names."""
    return "q_" + item.code.replace(".", "_").replace("-", "_")


def _plain(item: Item, found: Given) -> Any:  # noqa: ANN401  (one answer of the JSON document)
    if not item.parts:
        return found.value
    if found == Given(None):
        return None
    if item.kind is Kind.ONE:
        return {"value": found.value, "statements": _ordered(item.parts, found.ticked)}
    return {
        "value": found.value,
        "ticked": _ordered(item.parts, found.ticked),
        "not_applicable": _ordered(item.parts, found.not_applicable),
    }


def _ordered(parts: tuple[Part, ...], values: frozenset[str]) -> list[str]:
    return [part.value for part in parts if part.value in values]
