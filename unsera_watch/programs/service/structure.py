"""Setting up programmes, periods and teams."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import N_, say
from unsera_watch.programs import queries
from unsera_watch.programs.models import (
    Member,
    MemberRole,
    Period,
    Programme,
    ProgrammeCoordinator,
    Team,
)
from unsera_watch.programs.rules import (
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
    check_period,
    check_programme,
    check_team,
)
from unsera_watch.programs.service.scope import ensure_hers, period_of_hers


def make_programme(
    session: Session,
    actor: Actor,
    facts: ProgrammeFacts,
    *,
    now: datetime,
    coordinator_ids: Iterable[UUID] = (),
) -> UUID:
    """Make a programme; a coordinator who makes one coordinates it."""
    actor.require(Permission.PROGRAMME_WRITE)
    coordinators = set(coordinator_ids)
    if Role.COORDINATOR in actor.roles:
        coordinators.add(actor.id)
    problems = check_programme(facts)
    roles = queries.roles_held(session, coordinators)
    if any(Role.COORDINATOR not in roles.get(one, frozenset()) for one in coordinators):
        problems["coordinators"] = say(N_("Only coordinators can coordinate a programme."))
    if problems:
        raise Invalid(problems)
    programme = Programme(**asdict(facts), created_at=now)
    session.add(programme)
    session.flush()  # the entries below need the id
    record(session, actor, Tag.PROGRAMME_CREATED, "programme", programme.id, now=now)
    for account_id in sorted(coordinators):
        session.add(ProgrammeCoordinator(programme_id=programme.id, account_id=account_id))
        key = f"{programme.id}/{account_id}"
        record(session, actor, Tag.PROGRAMME_CHANGED, "coordinator", key, now=now)
    return programme.id


def add_period(
    session: Session, actor: Actor, programme_id: UUID, facts: PeriodFacts, *, now: datetime
) -> UUID:
    """Add one run of a programme."""
    ensure_hers(session, actor, programme_id)
    problems = check_period(facts)
    if problems:
        raise Invalid(problems)
    period = Period(programme_id=programme_id, **asdict(facts))
    session.add(period)
    session.flush()  # the entry below needs the id
    record(session, actor, Tag.PERIOD_CREATED, "period", period.id, now=now)
    return period.id


def make_team(
    session: Session, actor: Actor, period_id: UUID, facts: TeamFacts, *, now: datetime
) -> UUID:
    """Make a team with its leader, members, supervisor and lecturer."""
    period = period_of_hers(session, actor, period_id)
    _ensure_sound(session, period.id, facts)
    team = Team(
        period_id=period.id,
        name=facts.name.strip(),
        supervisor_id=facts.supervisor_id,
        lecturer_id=facts.lecturer_id,
        members=_members(facts),
    )
    session.add(team)
    session.flush()  # the entries below need the id
    record(session, actor, Tag.TEAM_CREATED, "team", team.id, now=now)
    for account_id in facts.everybody:
        record(session, actor, Tag.MEMBER_ADDED, "member", f"{team.id}/{account_id}", now=now)
    return team.id


def _ensure_sound(session: Session, period_id: UUID, facts: TeamFacts) -> None:
    named = (facts.supervisor_id, facts.lecturer_id, *facts.everybody)
    same_name = exists().where(Team.period_id == period_id, Team.name == facts.name.strip())
    problems = check_team(
        facts,
        queries.roles_held(session, named),
        is_taken=bool(session.scalar(select(same_name))),
    )
    if problems:
        raise Invalid(problems)


def _members(facts: TeamFacts) -> list[Member]:
    """Put the leader first; the order is the one papers print."""
    return [
        Member(
            account_id=account_id,
            role=MemberRole.LEADER if account_id == facts.leader_id else MemberRole.MEMBER,
            position=position,
        )
        for position, account_id in enumerate(facts.everybody)
    ]
