"""Signing in and out: one answer for a wrong password and an unknown account.

A door opens in four steps, because hashing is slow and must not hold a transaction:
:func:`knock` (work), :func:`credential` (reading), :func:`check` (neither), :func:`sign_in` (work).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import Account, AuthSession
from unsera_watch.accounts.rules import PER_ACCOUNT, is_live, new_token, normal_email, token_hash
from unsera_watch.accounts.service import credentials, throttling
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import N_, say

SIGN_IN: Final = "sign-in"
MAX_DEVICE: Final = 80


@dataclass(frozen=True, slots=True)
class Life:
    """How long a session lives unused, and at most."""

    idle: timedelta
    absolute: timedelta


@dataclass(frozen=True, slots=True)
class Known:
    """A live session, as the web wants to know it."""

    actor: Actor
    name: str
    session_id: UUID
    language: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Credential:
    """Whose password is to be compared; both empty where nobody can sign in."""

    account_id: UUID | None = None
    password_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The right password was given; made by :func:`check` only."""

    account_id: UUID
    password_hash: str
    renewed_hash: str | None


def knock(session: Session, email: str, address: str, *, now: datetime) -> None:
    """Count the try, per account and per address; refuse with TooMany before anything is hashed."""
    tries = throttling.take(session, throttling.account_key(SIGN_IN, email), now=now)
    throttling.take(session, throttling.address_key(SIGN_IN, address), now=now)
    if tries > PER_ACCOUNT.free:
        _note_lock(session, email, tries, now)


def credential(session: Session, email: str) -> Credential:
    """Return what to compare a password with; one query, whether or not the account exists."""
    found = queries.password_of(session, email)
    return Credential(*found) if found else Credential()


def check(found: Credential, password: str) -> Proof:
    """Compare, in the same time for every kind of wrong; refuse with one sentence."""
    right = credentials.matches(found.password_hash, password)
    if not right or found.account_id is None or found.password_hash is None:
        raise _wrong()
    renewed = credentials.renewed(found.password_hash, password)
    return Proof(found.account_id, found.password_hash, renewed)


def sign_in(
    session: Session, proof: Proof, address: str, device: str, *, life: Life, now: datetime
) -> str:
    """Open a session for whom *proof* names and return its token; old tries are forgotten."""
    account = queries.get(session, proof.account_id)
    if account.disabled_at is not None or account.password_hash != proof.password_hash:
        raise _wrong()  # it changed since the password was compared
    tries = throttling.forget(session, throttling.account_key(SIGN_IN, account.email), now=now)
    throttling.give_back(session, throttling.address_key(SIGN_IN, address), now=now)
    if proof.renewed_hash:
        account.password_hash = proof.renewed_hash
        record(session, SYSTEM, Tag.ACCOUNT_PASSWORD_CHANGED, "account", account.id, now=now)
    return open_session(session, account, device, life=life, now=now, tries=max(tries, 1))


def open_session(
    session: Session, account: Account, device: str, *, life: Life, now: datetime, tries: int = 1
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
    record(session, actor, Tag.ACCOUNT_SIGNED_IN, "session", row.id, now=now, tries=tries)
    return token


def resume(session: Session, token: str, now: datetime, *, life: Life) -> Known | None:
    """Return who holds *token*, or None when the session is over.

    Roles are read anew each time, so a role taken away is gone with the next click.
    """
    rows = queries.by_token(session, token)
    if not rows or rows[0].disabled_at is not None:
        return None
    row = rows[0]
    if not is_live(
        now=now,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        idle=life.idle,
    ):
        return None
    roles = frozenset(each.role for each in rows if each.role is not None)
    return Known(Actor(row.account_id, roles), row.name, row.id, row.language, row.seen_at)


def actor_of(account: Account) -> Actor:
    """Return the actor an account is."""
    return Actor(account.id, frozenset(grant.role for grant in account.roles))


def _wrong() -> Invalid:
    return Invalid({"password": say(N_("The e-mail address or the password is not right."))})


def _note_lock(session: Session, email: str, tries: int, now: datetime) -> None:
    """Let the trail show that somebody goes on trying after waiting."""
    account = queries.by_email(session, normal_email(email))
    if account is not None:
        record(session, SYSTEM, Tag.ACCOUNT_LOCKED, "account", account.id, now=now, tries=tries)
