"""One section of an instrument, or one row of it, as a form made from its definition."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Self

from wtforms import Form

from unsera_watch.instruments.rules import Definition, Item, Section
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.words import Message
from unsera_watch.observations.forms.fields import fields_of, show
from unsera_watch.observations.forms.question import Question, filled

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]")
Answers = Mapping[str, Any]
Notes = Mapping[str, str]


class SectionForm(Form):
    """The questions of one section; answers may be missing, so that a draft can be saved."""

    section: ClassVar[Section]
    language: ClassVar[str]

    @classmethod
    def from_answers(cls, answers: Answers, notes: Notes) -> Self:
        """Return the form filled with what a draft, or a row of it, holds."""
        data: dict[str, Any] = {}
        for item in cls.section.items:
            held = filled(item, answers.get(item.code)) | {"note": notes.get(item.code, "")}
            data |= {named(item, role): value for role, value in held.items()}
        return cls(data=data)

    @property
    def questions(self) -> Iterator[Question]:
        """Yield the questions in order."""
        for item in self.section.items:
            yield Question(
                item=item,
                text=item.text.in_(self.language),
                help=item.help.in_(self.language) if item.help else "",
                evidence=item.evidence.in_(self.language) if item.evidence else "",
                fields=self._fields_of(item),
            )

    def _fields_of(self, item: Item) -> dict[str, Any]:
        found = {role: named(item, role) for role in _ROLES}
        return {role: self[name] for role, name in found.items() if name in self}

    def to_answers(self) -> dict[str, Any]:
        """Return the answers of this section in their plain shape; blanks are left out."""
        plain = {one.code: one.plain() for one in self.questions}
        return {code: answer for code, answer in plain.items() if answer is not None}

    def to_notes(self) -> dict[str, str]:
        """Return the notes of this section that hold anything."""
        notes = {one.code: one.note.data or "" for one in self.questions if one.note is not None}
        return {code: note for code, note in notes.items() if note.strip()}

    def merged(self, answers: Answers, notes: Notes) -> tuple[dict[str, Any], dict[str, str]]:
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
                if path in problems and field is not None:
                    show(field, problems[path])


_ROLES: Final = (*("", "ticked", "not_applicable", "beside", "lat", "lon", "accuracy_m", "note"),)


def section_form(definition: Definition, section_code: str, language: str) -> type[SectionForm]:
    """Return the form class of one section in one language, or refuse with NotFound.

    Of a repeated section it is the form of one row, without notes.
    """
    section = definition.section(section_code)
    if section is None:
        raise NotFound("no-such-section")
    forms: dict[tuple[str, str], type[SectionForm]] = definition.kept.setdefault("forms", {})
    found = forms.get((section_code, language))
    if found is None:
        found = forms[section_code, language] = _form_class(section, language)
    return found


def _form_class(section: Section, language: str) -> type[SectionForm]:
    members: dict[str, Any] = {"section": section, "language": language}
    for item in section.items:
        with_note = section.repeat is None
        members.update(fields_of(item, named(item, ""), language, with_note=with_note))
    return type("OneSectionForm", (SectionForm,), members)


def named(item: Item, role: str) -> str:
    """Return the name of a field; the prefix keeps codes apart from the form's own names."""
    name = "q_" + _UNSAFE.sub("_", item.code)
    return f"{name}_{role}" if role else name
