"""Letters and assignments: sending a team out, and calling it back."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.instruments.queries import assignable
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.codes import receipt_code
from unsera_watch.kernel.errors import Conflict, Invalid, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.offices.models import Product
from unsera_watch.programs.models import AlsoAsked, Assignment, AssignmentLetter
from unsera_watch.programs.rules import (
    AssignmentFacts,
    Ground,
    LetterFacts,
    check_assignment,
    check_letter,
)
from unsera_watch.programs.service.scope import ensure_hers, letter_of_hers, team_of_hers


def record_letter(
    session: Session, actor: Actor, team_id: UUID, facts: LetterFacts, *, now: datetime
) -> UUID:
    """Write down a surat tugas; its code opens the public page."""
    team = team_of_hers(session, actor, team_id)
    problems = check_letter(facts)
    if problems:
        raise Invalid(problems)
    letter = AssignmentLetter(team_id=team.id, code=receipt_code(), **asdict(facts))
    session.add(letter)
    session.flush()  # the entry below needs the id
    record(session, actor, Tag.LETTER_RECORDED, "letter", letter.id, now=now)
    return letter.id


def revoke_letter(session: Session, actor: Actor, letter_id: UUID, *, now: datetime) -> None:
    """Call a team back: the letter opens no door any more."""
    letter = letter_of_hers(session, actor, letter_id)
    if letter.revoked_at is not None:
        raise Conflict("letter-already-revoked")
    letter.revoked_at = now
    record(session, actor, Tag.LETTER_REVOKED, "letter", letter.id, now=now)


def assign(
    session: Session, actor: Actor, letter_id: UUID, facts: AssignmentFacts, *, now: datetime
) -> UUID:
    """Ask the team of a letter to observe one product of one office."""
    letter = letter_of_hers(session, actor, letter_id)
    problems = check_assignment(facts, _ground(session, letter, facts))
    if problems:
        raise Invalid(problems)
    assignment = Assignment(
        team_id=letter.team_id,
        letter_id=letter.id,
        office_id=facts.office_id,
        product_id=facts.product_id,
        instrument_version_id=facts.version_id,
        due_on=facts.due_on,
        visit_no=facts.visit_no,
        created_at=now,
        more=_also_asked(facts),
    )
    session.add(assignment)
    session.flush()  # the entry below needs the id
    record(session, actor, Tag.ASSIGNMENT_MADE, "assignment", assignment.id, now=now)
    for each in assignment.more:
        row = f"{assignment.id}/{each.version_id}"
        record(session, actor, Tag.ASSIGNMENT_MADE, "also_asked", row, now=now)
    return assignment.id


def _also_asked(facts: AssignmentFacts) -> list[AlsoAsked]:
    """Return what else the visit fills in, each once and never the first again."""
    more = dict.fromkeys(each for each in facts.more_version_ids if each != facts.version_id)
    return [AlsoAsked(version_id=each, position=n) for n, each in enumerate(more, start=1)]


def cancel_assignment(
    session: Session, actor: Actor, assignment_id: UUID, *, now: datetime
) -> None:
    """Take an assignment back; what was already sent under it stays."""
    actor.require(Permission.PROGRAMME_WRITE)
    assignment = session.get(Assignment, assignment_id)
    if assignment is None:
        raise NotFound("no-such-assignment")
    ensure_hers(session, actor, assignment.team.period.programme_id)
    if assignment.cancelled_at is not None:
        raise Conflict("assignment-already-cancelled")
    assignment.cancelled_at = now
    record(session, actor, Tag.ASSIGNMENT_CANCELLED, "assignment", assignment.id, now=now)


def _ground(session: Session, letter: AssignmentLetter, facts: AssignmentFacts) -> Ground:
    product = session.get(Product, facts.product_id)
    return Ground(
        valid_from=letter.valid_from,
        valid_until=letter.valid_until,
        is_revoked=letter.revoked_at is not None,
        is_offered=product is not None and product.office_id == facts.office_id,
        is_published=_are_published(session, {facts.version_id, *facts.more_version_ids}),
        is_taken=_is_taken(session, letter, facts),
    )


def _are_published(session: Session, version_ids: set[UUID]) -> bool:
    """Say whether each of these can be asked now: published, and not retired since."""
    offered = {each.id for each in assignable(session)}
    return version_ids <= offered


def _is_taken(session: Session, letter: AssignmentLetter, facts: AssignmentFacts) -> bool:
    same = exists().where(
        Assignment.team_id == letter.team_id,
        Assignment.product_id == facts.product_id,
        Assignment.instrument_version_id == facts.version_id,
        Assignment.visit_no == facts.visit_no,
        Assignment.cancelled_at.is_(None),
    )
    return bool(session.scalar(select(same)))
