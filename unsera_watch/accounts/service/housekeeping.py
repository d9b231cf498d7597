"""What happens without anybody asking: the first row, and sweeping what is over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from unsera_watch.accounts import queries
from unsera_watch.accounts.models import AuthSession, Installation, Invitation, Throttle
from unsera_watch.accounts.rules import KEEP_ENDED
from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.words import N_, say

BATCH: Final = 200


def make_installation(session: Session, *, is_demo: bool, now: datetime) -> None:
    """Say once what this installation is; the demo world never joins real data."""
    present = session.get(Installation, 1)
    if present is None and (not is_demo or queries.is_empty(session)):
        session.add(Installation(id=1, is_demo=is_demo, created_at=now))
        record(session, SYSTEM, Tag.INSTALLATION_MADE, "installed", 1, now=now)
    elif present is None or present.is_demo != is_demo:
        raise Conflict("other-installation", say(N_("This installation holds other data.")))


def sweep(session: Session, *, now: datetime) -> int:
    """Delete what ended a while ago, a batch at a time, and return how much that was.

    Ended sessions and invitations stay for thirty days, so that a theft can still be traced.
    """
    before = now - KEEP_ENDED
    swept = _sweep_sessions(session, before, now) + _sweep_invitations(session, before, now)
    session.execute(delete(Throttle).where(Throttle.last_at < before))
    return swept


def _sweep_sessions(session: Session, before: datetime, now: datetime) -> int:
    over = select(AuthSession).where(
        or_(AuthSession.expires_at < before, AuthSession.revoked_at < before)
    )
    rows = session.scalars(over.limit(BATCH)).all()
    return _drop(session, rows, Tag.SESSION_SWEPT, "session", now)


def _sweep_invitations(session: Session, before: datetime, now: datetime) -> int:
    over = select(Invitation).where(Invitation.expires_at < before)
    rows = session.scalars(over.limit(BATCH)).all()
    return _drop(session, rows, Tag.INVITATION_SWEPT, "invitation", now)


def _drop(
    session: Session,
    rows: Sequence[AuthSession | Invitation],
    tag: Tag,
    kind: str,
    now: datetime,
) -> int:
    """Delete *rows*, each with its entry, so that the trail knows they are gone rightly."""
    for row in rows:
        record(session, SYSTEM, tag, kind, row.id, now=now)
        session.delete(row)
    return len(rows)
