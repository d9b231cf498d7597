"""What can be asked about people; nothing here changes a row."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Account, AuthSession, Installation, Invitation, RoleGrant
from unsera_watch.accounts.rules import normal_email, token_hash
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Role


def by_email(session: Session, email: str) -> Account | None:
    """Return the account with this address."""
    return session.scalar(select(Account).where(Account.email == normal_email(email)))


def get(session: Session, account_id: UUID) -> Account:
    """Return one account, or refuse with NotFound."""
    account = session.get(Account, account_id)
    if account is None:
        raise NotFound("no-such-account")
    return account


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


def by_token(session: Session, token: str) -> AuthSession | None:
    """Return the session whose token this is."""
    return session.scalar(select(AuthSession).where(AuthSession.token_hash == token_hash(token)))


def invitation(session: Session, token: str, now: datetime) -> Invitation:
    """Return an invitation that can still be used, or refuse with NotFound."""
    found = session.scalar(select(Invitation).where(Invitation.token_hash == token_hash(token)))
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise NotFound("no-such-invitation")
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
