"""What a person may read of programmes, periods and teams."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.programs.models import Member, Period, Programme, ProgrammeCoordinator, Team
from unsera_watch.programs.queries.scope import coordinated_ids, may_all, teams_seen
from unsera_watch.programs.rules import Limits, read_limits


def programmes_for(session: Session, actor: Actor) -> Sequence[Programme]:
    """Return the programmes the actor coordinates or has a team in, by name."""
    wanted = select(Programme).order_by(Programme.name)
    if not may_all(actor):
        through_team = select(Period.programme_id).join(Team).where(Team.id.in_(teams_seen(actor)))
        wanted = wanted.where(
            or_(Programme.id.in_(through_team), Programme.id.in_(coordinated_ids(actor)))
        )
    return session.scalars(wanted).all()


def programme(session: Session, actor: Actor, programme_id: UUID) -> Programme:
    """Return a programme the actor may know, or refuse with NotFound."""
    for found in programmes_for(session, actor):
        if found.id == programme_id:
            return found
    raise NotFound("no-such-programme")


def limits_of(programme: Programme) -> Limits:
    """Return the thresholds of the flags in a programme."""
    return read_limits(programme.limits)


def coordinators(session: Session, programme_id: UUID) -> Sequence[Account]:
    """Return who coordinates a programme, by name."""
    ids = select(ProgrammeCoordinator.account_id).where(
        ProgrammeCoordinator.programme_id == programme_id
    )
    return session.scalars(select(Account).where(Account.id.in_(ids)).order_by(Account.name)).all()


def period(session: Session, actor: Actor, period_id: UUID) -> Period:
    """Return a period of a programme the actor may know, or refuse with NotFound."""
    found = session.get(Period, period_id)
    if found is None:
        raise NotFound("no-such-period")
    programme(session, actor, found.programme_id)
    return found


def periods(session: Session, programme_id: UUID) -> Sequence[Period]:
    """Return the periods of a programme, the newest first."""
    return session.scalars(
        select(Period).where(Period.programme_id == programme_id).order_by(Period.starts_on.desc())
    ).all()


def team(session: Session, actor: Actor, team_id: UUID) -> Team:
    """Return a team the actor may know, or refuse with NotFound."""
    found = session.scalar(select(Team).where(Team.id == team_id, Team.id.in_(teams_seen(actor))))
    if found is None:
        raise NotFound("no-such-team")
    return found


def teams(session: Session, actor: Actor, programme_id: UUID) -> Sequence[Team]:
    """Return the teams of a programme the actor may know, by name."""
    return session.scalars(
        select(Team)
        .join(Team.period)
        .where(Period.programme_id == programme_id, Team.id.in_(teams_seen(actor)))
        .order_by(Team.name)
    ).all()


def team_for_student(session: Session, account_id: UUID, on: date) -> Team | None:
    """Return the team a student is in on a day; the one that began last, if several."""
    return session.scalar(
        select(Team)
        .join(Team.period)
        .join(Member)
        .where(Member.account_id == account_id, Period.starts_on <= on, Period.ends_on >= on)
        .order_by(Period.starts_on.desc(), Team.name)
        .limit(1)
    )
