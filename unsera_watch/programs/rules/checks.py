"""What is refused about programmes, periods, teams, letters and assignments."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from unsera_watch.kernel.permissions import Role
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.programs.rules.facts import (
    AssignmentFacts,
    Ground,
    LetterFacts,
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
)

MAX_LINE: Final = 160
VISITS: Final = (1, 2)


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
