"""The life of a signed-in device: kept alive, spoken to in a language, ended."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import AuthSession
from unsera_watch.accounts.rules import SEEN_EVERY
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound


def touch(session: Session, session_id: UUID, *, now: datetime) -> None:
    """Note that the session is in use, at most once a minute."""
    row = session.get(AuthSession, session_id)
    if row is not None and row.revoked_at is None and now - row.seen_at >= SEEN_EVERY:
        row.seen_at = now


def sign_out(session: Session, actor: Actor, session_id: UUID, *, now: datetime) -> None:
    """End the session one is using."""
    _end(session, actor, _own(session, actor, session_id), Tag.ACCOUNT_SIGNED_OUT, now)


def revoke(session: Session, actor: Actor, session_id: UUID, *, now: datetime) -> None:
    """End one of one's own sessions; somebody else's is not found."""
    _end(session, actor, _own(session, actor, session_id), Tag.SESSION_REVOKED, now)


def revoke_all(
    session: Session, actor: Actor, account_id: UUID, *, keep: UUID | None = None, now: datetime
) -> None:
    """End every session of an account but *keep*; callers have asked for the permission."""
    for row in session.scalars(
        select(AuthSession).where(
            AuthSession.account_id == account_id, AuthSession.revoked_at.is_(None)
        )
    ).all():
        if row.id != keep:
            _end(session, actor, row, Tag.SESSION_REVOKED, now)


def speak(session: Session, actor: Actor, session_id: UUID, language: str) -> None:
    """Remember the language of this session and of its owner's next ones."""
    row = _own(session, actor, session_id)
    row.language = language
    row.account.language = language


def _own(session: Session, actor: Actor, session_id: UUID) -> AuthSession:
    row = session.get(AuthSession, session_id)
    if row is None or row.account_id != actor.id:
        raise NotFound("no-such-session")
    return row


def _end(session: Session, actor: Actor, row: AuthSession, tag: Tag, now: datetime) -> None:
    if row.revoked_at is None:
        row.revoked_at = now
        record(session, actor, tag, "session", row.id, now=now)
