"""Whose is what: the scopes every room asks for, as queries of team ids."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account, RoleGrant
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.programs.models import Member, Period, ProgrammeCoordinator, Team

TeamIds = Select[UUID]


def teams_joined(actor: Actor) -> TeamIds:
    """Select the teams the actor is a member of."""
    return select(Member.team_id).where(Member.account_id == actor.id)


def teams_supervised(actor: Actor) -> TeamIds:
    """Select the teams the actor supervises (DPL)."""
    return select(Team.id).where(Team.supervisor_id == actor.id)


def teams_taught(actor: Actor) -> TeamIds:
    """Select the teams whose hours the actor approves (dosen pengampu)."""
    return select(Team.id).where(Team.lecturer_id == actor.id)


def teams_coordinated(actor: Actor) -> TeamIds:
    """Select the teams of the programmes the actor coordinates."""
    return select(Team.id).join(Team.period).where(Period.programme_id.in_(coordinated_ids(actor)))


def teams_seen(actor: Actor) -> TeamIds:
    """Select every team the actor may know: in it, responsible for it, or administrator."""
    if may_all(actor):
        return select(Team.id)
    scopes = (teams_joined, teams_supervised, teams_taught, teams_coordinated)
    return select(union(*(scope(actor) for scope in scopes)).subquery().c[0])


def may_all(actor: Actor) -> bool:
    """Say whether the actor's scope is the whole installation: the administrator's."""
    return actor.is_system or Role.ADMIN in actor.roles


def coordinates(session: Session, actor: Actor, programme_id: UUID) -> bool:
    """Say whether the actor may write in this programme."""
    if not actor.may(Permission.PROGRAMME_WRITE):
        return False
    return may_all(actor) or session.get(ProgrammeCoordinator, (programme_id, actor.id)) is not None


def roles_held(session: Session, ids: Iterable[UUID]) -> Mapping[UUID, frozenset[Role]]:
    """Return the roles of each of these people; who was disabled holds none."""
    rows = session.execute(
        select(RoleGrant.account_id, RoleGrant.role)
        .join(Account, Account.id == RoleGrant.account_id)
        .where(RoleGrant.account_id.in_(list(ids)), Account.disabled_at.is_(None))
    )
    held: dict[UUID, frozenset[Role]] = {}
    for account_id, role in rows:
        held[account_id] = held.get(account_id, frozenset()) | {role}
    return held


def coordinated_ids(actor: Actor) -> Select[UUID]:
    """Select the programmes the actor coordinates."""
    return select(ProgrammeCoordinator.programme_id).where(
        ProgrammeCoordinator.account_id == actor.id
    )
