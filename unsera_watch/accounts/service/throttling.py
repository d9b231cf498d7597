"""Counting failures in the database: exponential waiting, never for ever."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Throttle
from unsera_watch.accounts.rules import FORGET_AFTER, token_hash, wait_after
from unsera_watch.kernel.errors import TooMany
from unsera_watch.kernel.words import N_, say


def ensure(session: Session, purpose: str, keys: Iterable[str], *, now: datetime) -> None:
    """Refuse with TooMany while any of *keys* has to wait."""
    for key in keys:
        row = _row(session, purpose, key)
        if row is None:
            continue
        over = row.last_at + wait_after(row.failures)
        if now < over:
            seconds = int((over - now).total_seconds()) + 1
            raise TooMany(
                "too-many-tries",
                say(N_("Too many tries. Wait %(seconds)s seconds, then try again."), seconds=seconds),
            )


def fail(session: Session, purpose: str, keys: Iterable[str], *, now: datetime) -> None:
    """Count one more failure for each of *keys*."""
    for key in keys:
        row = _row(session, purpose, key)
        if row is None:
            row = Throttle(purpose=purpose, key=token_hash(key), failures=0, last_at=now)
            session.add(row)
        if now - row.last_at > FORGET_AFTER:
            row.failures = 0
        row.failures += 1
        row.last_at = now


def forget(session: Session, purpose: str, key: str) -> None:
    """Start from nothing again after a success."""
    row = _row(session, purpose, key)
    if row is not None:
        row.failures = 0


def _row(session: Session, purpose: str, key: str) -> Throttle | None:
    return session.scalar(
        select(Throttle).where(Throttle.purpose == purpose, Throttle.key == token_hash(key))
    )
