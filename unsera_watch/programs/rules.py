"""Rules about programmes, teams, letters and assignments; plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final
from uuid import UUID

from unsera_watch.kernel.permissions import Role
from unsera_watch.kernel.words import N_, Message, say

MAX_LINE: Final = 160
VISITS: Final = (1, 2)
WIB: Final = timezone(timedelta(hours=7), "WIB")


class Validity(StrEnum):
    """Whether a letter lets its team in today."""

    NOT_YET = "not-yet"
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """What a programme is called and whom an office may call about it."""

    name: str
    kind: str
    contact_name: str
    contact_phone: str
    safety_phone: str
    gives_credit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFacts:
    """One run of a programme, both days included."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """Who is in a team; the leader (Ketua) apart from the other members (domain.md §0.2)."""

    name: str
    supervisor_id: UUID
    lecturer_id: UUID
    leader_id: UUID
    member_ids: tuple[UUID, ...] = ()

    @property
    def everybody(self) -> tuple[UUID, ...]:
        """Return the leader and then the other members."""
        return (self.leader_id, *self.member_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A surat tugas as its paper says (domain.md §7.1)."""

    number: str
    dated_on: date
    valid_from: date
    valid_until: date
    signed_by: str
    signed_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """What a team is asked to observe, with which questions, until when."""

    office_id: UUID
    product_id: UUID
    version_id: UUID
    due_on: date
    visit_no: int = 1
    more_version_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an assignment stands on."""

    valid_from: date
    valid_until: date
    is_revoked: bool
    is_offered: bool
    is_published: bool
    is_taken: bool


def campus_day(now: datetime) -> date:
    """Return the day it is on the campus: letters begin and end at midnight in WIB."""
    return now.astimezone(WIB).date()


def campus_hour(now: datetime) -> int:
    """Return the hour it is on the campus, 0 to 23."""
    return now.astimezone(WIB).hour


def validity(
    *, valid_from: date, valid_until: date, revoked_at: datetime | None, today: date
) -> Validity:
    """Say whether a letter is valid on *today*; the last day still counts."""
    if revoked_at is not None:
        return Validity.REVOKED
    if today < valid_from:
        return Validity.NOT_YET
    return Validity.VALID if today <= valid_until else Validity.EXPIRED


def check_programme(facts: ProgrammeFacts) -> dict[str, Message]:
    """Return every problem of *facts* by field; nobody is sent out without a number to call."""
    lines = ("name", "kind", "contact_name", "contact_phone", "safety_phone")
    return _problems(*(_line(name, getattr(facts, name)) for name in lines))


def check_period(facts: PeriodFacts) -> dict[str, Message]:
    """Return every problem of *facts* by field."""
    backwards = say(N_("The last day comes before the first day."))
    return _problems(
        _line("name", facts.name), ("ends_on", facts.ends_on < facts.starts_on, backwards)
    )


def check_team(
    facts: TeamFacts, roles: Mapping[UUID, frozenset[Role]], *, is_taken: bool = False
) -> dict[str, Message]:
    """Return every problem of *facts* by field; *roles* are those of the people named.

    Who verifies a team's visits cannot be one of those who made them (domain.md §0.2).
    """
    team = facts.everybody
    strangers = any(Role.STUDENT not in roles.get(one, frozenset()) for one in team)
    return _problems(
        ("name", is_taken, say(N_("Another team of this period has this name."))),
        _line("name", facts.name),
        _holds("supervisor_id", facts.supervisor_id, Role.SUPERVISOR, roles),
        _holds("lecturer_id", facts.lecturer_id, Role.LECTURER, roles),
        ("supervisor_id", facts.supervisor_id in team, say(N_("A supervisor cannot be a member."))),
        ("lecturer_id", facts.lecturer_id in team, say(N_("A lecturer cannot be a member."))),
        ("member_ids", strangers, say(N_("Only students can be members of a team."))),
        ("member_ids", len(set(team)) < len(team), say(N_("Name each member only once."))),
    )


def check_letter(facts: LetterFacts) -> dict[str, Message]:
    """Return every problem of *facts* by field."""
    backwards = say(N_("The last day comes before the first day."))
    late = say(N_("A letter is not signed after its last day."))
    return _problems(
        *(_line(name, getattr(facts, name)) for name in ("number", "signed_by", "signed_as")),
        ("dated_on", facts.dated_on > facts.valid_until, late),
        ("valid_until", facts.valid_until < facts.valid_from, backwards),
    )


def check_assignment(facts: AssignmentFacts, ground: Ground) -> dict[str, Message]:
    """Return every problem of *facts* by field; a visit needs a letter valid until its end."""
    outside = not ground.valid_from <= facts.due_on <= ground.valid_until
    return _problems(
        ("letter_id", ground.is_revoked, say(N_("This letter was revoked. Use another one."))),
        ("due_on", outside, say(N_("The due date lies outside the dates of the letter."))),
        ("product_id", not ground.is_offered, say(N_("This office does not offer this product."))),
        ("version_id", not ground.is_published, say(N_("Choose a published instrument."))),
        ("visit_no", facts.visit_no not in VISITS, say(N_("There is a first and a second visit."))),
        ("visit_no", ground.is_taken, say(N_("This team already has this assignment."))),
    )


Check = tuple[str, bool, Message]


def _problems(*checks: Check) -> dict[str, Message]:
    return {field: message for field, is_broken, message in checks if is_broken}


def _line(field: str, text: str) -> Check:
    is_broken = not text.strip() or len(text) > MAX_LINE
    return field, is_broken, say(N_("Write something, at most %(n)s characters."), n=MAX_LINE)


def _holds(field: str, person: UUID, role: Role, roles: Mapping[UUID, frozenset[Role]]) -> Check:
    lacks = role not in roles.get(person, frozenset())
    return field, lacks, say(N_("This person does not hold the role %(role)s."), role=role.value)
