"""What can be asked about people; nothing here changes a row."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account, AuthSession, Installation, Invitation, RoleGrant
from unsera_watch.accounts.rules import INVITABLE_BY_COORDINATOR, normal_email, token_hash
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission, Role
from unsera_watch.kernel.words import N_, say

_SEARCHED = (Account.name, Account.email, Account.number)
_OVER = N_("This invitation was used already or is too old. Ask for a new one.")

# Columns of one statement, made once: every request asks this first.
_BY_TOKEN = (
    select(
        *(AuthSession.id, AuthSession.seen_at, AuthSession.expires_at),
        *(AuthSession.revoked_at, AuthSession.language),
        *(AuthSession.account_id, Account.name, Account.disabled_at, RoleGrant.role),
    )
    .join(Account, Account.id == AuthSession.account_id)
    .outerjoin(RoleGrant, RoleGrant.account_id == AuthSession.account_id)
    .where(AuthSession.token_hash == bindparam("token_hash"))
)


def by_email(session: Session, email: str) -> Account | None:
    """Return the account with this address."""
    return session.scalar(select(Account).where(Account.email == normal_email(email)))


def password_of(session: Session, email: str) -> tuple[UUID, str] | None:
    """Return who has this address and the stored hash, where somebody could sign in with it.

    Columns, not the object: a known account must not cost a query more than an unknown one.
    """
    row = session.execute(
        select(Account.id, Account.password_hash).where(
            Account.email == normal_email(email),
            Account.disabled_at.is_(None),
            Account.password_hash.is_not(None),
        )
    ).one_or_none()
    return (row.id, str(row.password_hash)) if row else None


def get(session: Session, account_id: UUID) -> Account:
    """Return one account, or refuse with NotFound."""
    account = session.get(Account, account_id)
    if account is None:
        raise NotFound("no-such-account")
    return account


def readable(session: Session, actor: Actor, account_id: UUID) -> Account:
    """Return one account that *actor* may look at, or refuse with NotFound."""
    account = session.scalar(_visible_to(actor).where(Account.id == account_id))
    if account is None:
        raise NotFound("no-such-account")
    return account


def listed(
    session: Session, actor: Actor, *, text: str = "", after: UUID | None = None, limit: int
) -> Sequence[Account]:
    """Return the next *limit* accounts by name that *actor* may look at, from behind *after*."""
    wanted = _visible_to(actor).order_by(Account.name, Account.id).limit(limit)
    if text:
        found = (column.icontains(text, autoescape=True) for column in _SEARCHED)
        wanted = wanted.where(or_(*found))
    last = session.get(Account, after) if after else None
    if last is not None:
        later = and_(Account.name == last.name, Account.id > last.id)
        wanted = wanted.where(or_(Account.name > last.name, later))
    return session.scalars(wanted).all()


def _visible_to(actor: Actor) -> Select[Account]:
    """Let a coordinator see students, supervisors and lecturers; an administrator all."""
    if actor.may(Permission.ACCOUNT_MANAGE):
        return select(Account)
    if not actor.may(Permission.ACCOUNT_INVITE):
        return select(Account).where(Account.id == actor.id)
    held = select(RoleGrant.account_id).where(RoleGrant.role.in_(INVITABLE_BY_COORDINATOR))
    return select(Account).where(Account.id.in_(held))


def names(session: Session, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the names behind *ids*; whoever may see a page's people asks here."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def everybody(session: Session) -> Sequence[Account]:
    """Return all accounts by name."""
    return session.scalars(select(Account).order_by(Account.name)).all()


def with_role(session: Session, role: Role) -> Sequence[Account]:
    """Return who holds *role*, by name."""
    held = select(RoleGrant.account_id).where(RoleGrant.role == role)
    return session.scalars(
        select(Account)
        .where(Account.id.in_(held), Account.disabled_at.is_(None))
        .order_by(Account.name)
    ).all()


def sessions_of(session: Session, account_id: UUID, now: datetime) -> Sequence[AuthSession]:
    """Return the person's sessions that could still open the door, newest first."""
    return session.scalars(
        select(AuthSession)
        .where(
            AuthSession.account_id == account_id,
            AuthSession.revoked_at.is_(None),
            AuthSession.expires_at > now,
        )
        .order_by(AuthSession.seen_at.desc())
    ).all()


def by_token(session: Session, token: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the session whose token this is and its person, a row for each role held."""
    return session.execute(_BY_TOKEN, {"token_hash": token_hash(token)}).all()


def how_ended(session: Session, token: str) -> str:
    """Return why a session opens nothing any more: none, expired, or revoked by somebody."""
    rows = by_token(session, token)
    if not rows:
        return "none"
    is_revoked = rows[0].revoked_at is not None or rows[0].disabled_at is not None
    return "revoked" if is_revoked else "expired"


def invitation(session: Session, token: str, now: datetime, *, lock: bool = False) -> Invitation:
    """Return an invitation that can still be used, or refuse with NotFound.

    With *lock* nobody else can use it until the transaction ends.
    """
    wanted = select(Invitation).where(Invitation.token_hash == token_hash(token))
    found = session.scalar(wanted.with_for_update(of=Invitation) if lock else wanted)
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise NotFound("no-such-invitation", say(_OVER))
    if found.account.disabled_at is not None:
        raise NotFound("no-such-invitation", say(_OVER))
    return found


def is_demo(session: Session) -> bool:
    """Say whether this installation holds the demo world."""
    return bool(session.scalar(select(Installation.is_demo)))


def is_empty(session: Session) -> bool:
    """Say whether nobody has an account yet."""
    return session.scalar(select(func.count()).select_from(Account)) == 0


def display_name(account: Account) -> str:
    """Return the name with its titles, as papers print it."""
    before = f"{account.title_before} " if account.title_before else ""
    after = f", {account.title_after}" if account.title_after else ""
    return f"{before}{account.name}{after}"
