"""What is known of a person, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from unsera_watch.kernel.permissions import Role
from unsera_watch.kernel.words import N_, Message, say

MAX_NAME: Final = 120
MAX_EMAIL: Final = 200
MAX_TITLE: Final = 40
MAX_NUMBER: Final = 40
INVITABLE_BY_COORDINATOR: Final = frozenset({Role.STUDENT, Role.SUPERVISOR, Role.LECTURER})
ROLE_WORDS: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.STUDENT: N_("Student"),
        Role.SUPERVISOR: N_("Field supervisor"),
        Role.LECTURER: N_("Lecturer"),
        Role.COORDINATOR: N_("Coordinator"),
        Role.OMBUDSMAN: N_("Ombudsman officer"),
        Role.ADMIN: N_("Administrator"),
    }
)
# Printable ASCII only: an address that looks like another one must not be another one.
_EMAIL: Final = re.compile(r"[!-?A-~]+@[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+")


class NumberKind(StrEnum):
    """Which number identifies a person; the number itself is text and keeps leading zeros."""

    NONE = ""
    NIM = "NIM"
    NIDN = "NIDN"
    NUPTK = "NUPTK"
    NIP = "NIP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of a new person."""

    email: str
    name: str
    roles: frozenset[Role]
    title_before: str = ""
    title_after: str = ""
    number_kind: str = NumberKind.NONE
    number: str = ""


def normal_email(typed: str) -> str:
    """Return the address as it is stored and compared."""
    return typed.strip().lower()


def check_person(person: Person) -> dict[str, Message]:
    """Return every problem with *person*, by field."""
    problems = {
        "name": _name_problem(person.name),
        "email": _email_problem(person.email),
        "roles": None if person.roles else say(N_("Choose at least one role.")),
        "number_kind": _kind_problem(person.number_kind),
        "number": _line_problem(person.number, MAX_NUMBER),
        "title_before": _line_problem(person.title_before, MAX_TITLE),
        "title_after": _line_problem(person.title_after, MAX_TITLE),
    }
    return {field: problem for field, problem in problems.items() if problem is not None}


def _name_problem(name: str) -> Message | None:
    if not name.strip():
        return say(N_("Write the name."))
    return _line_problem(name, MAX_NAME)


def _email_problem(email: str) -> Message | None:
    normal = normal_email(email)
    if len(normal) > MAX_EMAIL or _EMAIL.fullmatch(normal) is None:
        return say(N_("Write a whole e-mail address, like nama@kampus.ac.id."))
    return None


def _kind_problem(kind: str) -> Message | None:
    known = kind in set(NumberKind)
    return None if known else say(N_("Choose one of the kinds of number."))


def _line_problem(text: str, limit: int) -> Message | None:
    if len(text.strip()) > limit:
        return say(N_("Use at most %(n)s characters."), n=limit)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text.strip()):
        return say(N_("Remove the characters that cannot be shown."))
    return None
