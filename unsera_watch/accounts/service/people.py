"""Making people known: accounts, roles, invitations, passwords."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account, AuthSession, Invitation, RoleGrant
from unsera_watch.accounts.rules import (
    INVITATION_LIFE,
    MAX_NAME,
    check_password,
    new_token,
    normal_email,
    token_hash,
)
from unsera_watch.accounts.service.signing import HASHER
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid, NotAllowed
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import Message, N_, say

INVITABLE_BY_COORDINATOR = frozenset({Role.STUDENT, Role.SUPERVISOR, Role.LECTURER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of a new person."""

    email: str
    name: str
    roles: frozenset[Role]
    title_before: str = ""
    title_after: str = ""
    number_kind: str = ""
    number: str = ""


def add(session: Session, actor: Actor, person: Person, *, now: datetime) -> UUID:
    """Make an account without a password; an invitation lets its owner choose one."""
    actor.require(Permission.ACCOUNT_INVITE)
    _ensure_may_grant(actor, person.roles)
    problems = _problems(session, person)
    if problems:
        raise Invalid(problems)
    account = Account(
        email=normal_email(person.email),
        name=person.name.strip(),
        title_before=person.title_before.strip(),
        title_after=person.title_after.strip(),
        number_kind=person.number_kind,
        number=person.number.strip(),
        created_at=now,
        roles=[RoleGrant(role=role) for role in sorted(person.roles)],
    )
    session.add(account)
    session.flush()  # the entry below needs the id
    record(
        session,
        actor,
        Tag.ACCOUNT_CREATED,
        "account",
        account.id,
        now=now,
        roles=sorted(person.roles),
    )
    return account.id


def invite(session: Session, actor: Actor, account_id: UUID, *, now: datetime) -> str:
    """Return the token of a fresh invitation; older ones of this person end."""
    actor.require(Permission.ACCOUNT_INVITE)
    account = queries.get(session, account_id)
    _ensure_may_grant(actor, frozenset(grant.role for grant in account.roles))
    for old in session.scalars(
        select(Invitation).where(
            Invitation.account_id == account_id, Invitation.used_at.is_(None)
        )
    ):
        old.expires_at = min(old.expires_at, now)
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


def accept(session: Session, token: str, password: str, *, now: datetime) -> Account:
    """Use an invitation once: its owner's password is set."""
    invitation = queries.invitation(session, token, now)
    account = invitation.account
    invitation.used_at = now
    _set_password(account, password)
    actor = Actor(account.id)
    record(session, actor, Tag.INVITATION_ACCEPTED, "invitation", invitation.id, now=now)
    record(session, actor, Tag.ACCOUNT_PASSWORD_CHANGED, "account", account.id, now=now)
    return account


def change_password(
    session: Session, actor: Actor, new: str, *, keep: UUID | None, now: datetime
) -> None:
    """Set one's own password and end every session but *keep*; the old one was checked."""
    actor.require(Permission.ACCOUNT_OWN)
    account = queries.get(session, actor.id)
    _set_password(account, new)
    for row in session.scalars(select(AuthSession).where(AuthSession.account_id == actor.id)):
        if row.id != keep and row.revoked_at is None:
            row.revoked_at = now
            record(session, actor, Tag.SESSION_REVOKED, "session", row.id, now=now)
    record(session, actor, Tag.ACCOUNT_PASSWORD_CHANGED, "account", account.id, now=now)


def set_password(
    session: Session, actor: Actor, account_id: UUID, password: str, *, now: datetime
) -> None:
    """Give an account a password: the operator's command and the demo world."""
    actor.require(Permission.ACCOUNT_MANAGE)
    account = queries.get(session, account_id)
    _set_password(account, password)
    record(session, actor, Tag.ACCOUNT_PASSWORD_CHANGED, "account", account.id, now=now)


def _set_password(account: Account, password: str) -> None:
    problems = check_password(password, account.email)
    if problems:
        raise Invalid(problems)
    account.password_hash = HASHER.hash(password)


def _ensure_may_grant(actor: Actor, roles: Iterable[Role]) -> None:
    """A coordinator invites into programmes; only an administrator makes the others."""
    if actor.may(Permission.ACCOUNT_MANAGE):
        return
    if not set(roles) <= INVITABLE_BY_COORDINATOR:
        raise NotAllowed("role-not-yours-to-give")


def _problems(session: Session, person: Person) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if not person.name.strip() or len(person.name) > MAX_NAME:
        found["name"] = say(N_("Write a name of at most %(n)s characters."), n=MAX_NAME)
    if "@" not in person.email or len(person.email) > 2 * MAX_NAME:
        found["email"] = say(N_("Write a whole e-mail address."))
    elif queries.by_email(session, person.email) is not None:
        found["email"] = say(N_("Somebody already uses this e-mail address."))
    if not person.roles:
        found["roles"] = say(N_("Choose at least one role."))
    return found
