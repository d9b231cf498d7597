"""Signing in and out: one answer for a wrong password and an unknown account."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account, AuthSession
from unsera_watch.accounts.rules import SEEN_EVERY, is_live, new_token, normal_email, token_hash
from unsera_watch.accounts.service import throttling
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid, NotFound
from unsera_watch.kernel.words import N_, say

HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
DUMMY: Final = HASHER.hash("nobody has this password")
SIGN_IN: Final = "sign-in"
MAX_DEVICE: Final = 160


@dataclass(frozen=True, slots=True)
class Known:
    """A live session, as the web wants to know it."""

    actor: Actor
    name: str
    session_id: UUID
    language: str


@dataclass(frozen=True, slots=True)
class Life:
    """How long a session lives unused, and at most."""

    idle: timedelta
    absolute: timedelta


def check(session: Session, email: str, password: str, address: str, *, now: datetime) -> UUID:
    """Return whose password this is.

    A wrong password, an unknown account and a disabled one answer alike and take alike: the
    hash is checked against a dummy where there is none. Failures count per account and per
    address; too many raise TooMany before anything is hashed.
    """
    keys = (f"account:{normal_email(email)}", f"address:{address}")
    throttling.ensure(session, SIGN_IN, keys, now=now)
    account = queries.by_email(session, email)
    usable = account is not None and account.disabled_at is None
    stored = account.password_hash if account and usable and account.password_hash else DUMMY
    if not _matches(stored, password) or account is None or stored == DUMMY:
        raise Invalid({"password": say(N_("The e-mail address or the password is not right."))})
    return account.id


def sign_in(
    session: Session, account_id: UUID, password: str, device: str, *, life: Life, now: datetime
) -> str:
    """Open a session for *account_id* and return its token; old failures are forgotten."""
    account = queries.get(session, account_id)
    if account.password_hash and HASHER.check_needs_rehash(account.password_hash):
        account.password_hash = HASHER.hash(password)
    throttling.forget(session, SIGN_IN, f"account:{account.email}")
    return open_session(session, account, device, life=life, now=now)


def open_session(
    session: Session, account: Account, device: str, *, life: Life, now: datetime
) -> str:
    """Make the row of a session and return its token, which is stored nowhere."""
    token = new_token()
    row = AuthSession(
        token_hash=token_hash(token),
        account_id=account.id,
        device=device[:MAX_DEVICE],
        language=account.language,
        created_at=now,
        seen_at=now,
        expires_at=now + life.absolute,
    )
    session.add(row)
    session.flush()  # the entry below needs the id
    actor = actor_of(account)
    record(session, actor, Tag.ACCOUNT_SIGNED_IN, "session", row.id, now=now)
    return token


def resume(session: Session, token: str, now: datetime, *, life: Life) -> Known | None:
    """Return who holds *token*, or None when the session is over."""
    row = queries.by_token(session, token)
    if row is None or row.account.disabled_at is not None:
        return None
    if not is_live(
        now=now,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        idle=life.idle,
    ):
        return None
    return Known(actor_of(row.account), row.account.name, row.id, row.language)


def touch(session: Session, session_id: UUID, *, now: datetime) -> None:
    """Note that the session is in use, at most once a minute."""
    row = session.get(AuthSession, session_id)
    if row is not None and now - row.seen_at >= SEEN_EVERY:
        row.seen_at = now


def revoke(session: Session, actor: Actor, session_id: UUID, *, now: datetime) -> None:
    """End one of one's own sessions; somebody else's is not found."""
    row = session.get(AuthSession, session_id)
    if row is None or row.account_id != actor.id:
        raise NotFound("no-such-session")
    if row.revoked_at is None:
        row.revoked_at = now
        record(session, actor, Tag.SESSION_REVOKED, "session", row.id, now=now)


def speak(session: Session, session_id: UUID, language: str) -> None:
    """Remember the language of this session and of its owner's next ones."""
    row = session.get(AuthSession, session_id)
    if row is not None:
        row.language = language
        row.account.language = language


def actor_of(account: Account) -> Actor:
    """Return the actor an account is."""
    return Actor(account.id, frozenset(grant.role for grant in account.roles))


def _matches(stored: str, password: str) -> bool:
    try:
        return HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
