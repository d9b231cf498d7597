"""Making people known: accounts with their roles, invitations, shutting somebody out."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account, Invitation, RoleGrant
from unsera_watch.accounts.rules import (
    INVITABLE_BY_COORDINATOR,
    INVITATION_LIFE,
    Person,
    check_person,
    new_token,
    normal_email,
    token_hash,
)
from unsera_watch.accounts.service import sessions
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import N_, Message, say

__all__ = ["Person", "add", "disable", "enable", "grantable", "invite", "may_invite"]


def add(session: Session, actor: Actor, person: Person, *, now: datetime) -> UUID:
    """Make an account without a password; an invitation lets its owner choose one."""
    actor.require(Permission.ACCOUNT_INVITE)
    _ensure_may_grant(actor, person.roles)
    problems = check_person(person)
    if queries.by_email(session, person.email) is not None:
        problems.setdefault("email", _taken())
    if problems:
        raise Invalid(problems)
    account = _account(person, now)
    session.add(account)
    try:
        session.flush()  # the entries below need the id
    except IntegrityError:
        raise Invalid({"email": _taken()}) from None  # somebody was faster
    record(session, actor, Tag.ACCOUNT_CREATED, "account", account.id, now=now)
    for role in sorted(person.roles):
        row = f"{account.id}/{role}"
        record(session, actor, Tag.ACCOUNT_ROLES_CHANGED, "role", row, now=now)
    return account.id


def invite(session: Session, actor: Actor, account_id: UUID, *, now: datetime) -> str:
    """Return the token of a fresh invitation; older ones of this person end.

    Whoever sees the link can use it, so for an account that is in use already it would be a
    way in: only an administrator may make one then, and the trail says so.
    """
    actor.require(Permission.ACCOUNT_INVITE)
    account = queries.readable(session, actor, account_id)
    if not may_invite(actor, account):
        raise NotAllowed("invitation-not-yours-to-make")
    _end_open_invitations(session, actor, account_id, now)
    token = new_token()
    row = Invitation(
        token_hash=token_hash(token),
        account_id=account_id,
        invited_by=actor.id,
        created_at=now,
        expires_at=now + INVITATION_LIFE,
    )
    session.add(row)
    session.flush()  # the entry below needs the id
    record(session, actor, Tag.INVITATION_MADE, "invitation", row.id, now=now)
    return token


def may_invite(actor: Actor, account: Account) -> bool:
    """Say whether *actor* may make an invitation for *account*."""
    if account.disabled_at is not None or not actor.may(Permission.ACCOUNT_INVITE):
        return False
    if actor.may(Permission.ACCOUNT_MANAGE):
        return True
    roles = {grant.role for grant in account.roles}
    return account.password_hash is None and roles <= INVITABLE_BY_COORDINATOR


def grantable(actor: Actor) -> frozenset[Role]:
    """Return the roles *actor* may give: a coordinator's people, or any for an administrator."""
    return frozenset(Role) if actor.may(Permission.ACCOUNT_MANAGE) else INVITABLE_BY_COORDINATOR


def disable(session: Session, actor: Actor, account_id: UUID, *, now: datetime) -> None:
    """Shut somebody out at once: no sign-in, no session, no open invitation."""
    actor.require(Permission.ACCOUNT_MANAGE)
    if account_id == actor.id:
        raise Conflict("not-yourself", say(N_("You cannot shut yourself out.")))
    account = queries.get(session, account_id)
    if account.disabled_at is not None:
        return
    account.disabled_at = now
    record(session, actor, Tag.ACCOUNT_DISABLED, "account", account.id, now=now)
    sessions.revoke_all(session, actor, account.id, now=now)
    _end_open_invitations(session, actor, account.id, now)


def enable(session: Session, actor: Actor, account_id: UUID, *, now: datetime) -> None:
    """Let somebody in again with the password they had."""
    actor.require(Permission.ACCOUNT_MANAGE)
    account = queries.get(session, account_id)
    if account.disabled_at is not None:
        account.disabled_at = None
        record(session, actor, Tag.ACCOUNT_ENABLED, "account", account.id, now=now)


def _account(person: Person, now: datetime) -> Account:
    return Account(
        email=normal_email(person.email),
        name=person.name.strip(),
        title_before=person.title_before.strip(),
        title_after=person.title_after.strip(),
        number_kind=str(person.number_kind),
        number=person.number.strip(),
        created_at=now,
        roles=[RoleGrant(role=role) for role in sorted(person.roles)],
    )


def _end_open_invitations(session: Session, actor: Actor, account_id: UUID, now: datetime) -> None:
    open_ones = select(Invitation).where(
        Invitation.account_id == account_id,
        Invitation.used_at.is_(None),
        Invitation.expires_at > now,
    )
    for row in session.scalars(open_ones).all():
        row.expires_at = now
        record(session, actor, Tag.INVITATION_ENDED, "invitation", row.id, now=now)


def _ensure_may_grant(actor: Actor, roles: Iterable[Role]) -> None:
    """Let a coordinator make her own people; only an administrator makes the others."""
    if not set(roles) <= grantable(actor):
        raise NotAllowed("role-not-yours-to-give")


def _taken() -> Message:
    return say(N_("Somebody already uses this e-mail address."))
