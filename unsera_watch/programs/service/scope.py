"""The two questions before every change: may this person write, and is it hers."""

from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.programs import queries
from unsera_watch.programs.models import AssignmentLetter, Period, Team


def ensure_hers(session: Session, actor: Actor, programme_id: UUID) -> None:
    """Refuse who may not write, and hide programmes that somebody else coordinates."""
    actor.require(Permission.PROGRAMME_WRITE)
    if not queries.coordinates(session, actor, programme_id):
        raise NotFound("no-such-programme")


def period_of_hers(session: Session, actor: Actor, period_id: UUID) -> Period:
    """Return a period of a programme the actor coordinates."""
    actor.require(Permission.PROGRAMME_WRITE)
    period = session.get(Period, period_id)
    if period is None:
        raise NotFound("no-such-period")
    ensure_hers(session, actor, period.programme_id)
    return period


def team_of_hers(session: Session, actor: Actor, team_id: UUID) -> Team:
    """Return a team of a programme the actor coordinates."""
    actor.require(Permission.PROGRAMME_WRITE)
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound("no-such-team")
    ensure_hers(session, actor, team.period.programme_id)
    return team


def letter_of_hers(session: Session, actor: Actor, letter_id: UUID) -> AssignmentLetter:
    """Return a letter of a programme the actor coordinates."""
    actor.require(Permission.PROGRAMME_WRITE)
    letter = session.get(AssignmentLetter, letter_id)
    if letter is None:
        raise NotFound("no-such-letter")
    ensure_hers(session, actor, letter.team.period.programme_id)
    return letter
