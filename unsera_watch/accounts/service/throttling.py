"""Counting tries in the database: exponential waiting, for every process, never for ever."""

import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from unsera_watch.accounts.models import Throttle
from unsera_watch.accounts.rules import (
    PER_ACCOUNT,
    PER_ADDRESS,
    Limit,
    network_of,
    normal_email,
    standing,
    still_to_wait,
    token_hash,
)
from unsera_watch.kernel.errors import TooMany
from unsera_watch.kernel.words import N_, Message, say

MINUTE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Key:
    """Whose tries are counted for which purpose, and by which limit."""

    purpose: str
    whose: str
    limit: Limit


def account_key(purpose: str, email: str) -> Key:
    """Return the key of one account, whether or not it exists."""
    return Key(purpose, f"account:{normal_email(email)}", PER_ACCOUNT)


def address_key(purpose: str, address: str) -> Key:
    """Return the key of the network a caller comes from."""
    return Key(purpose, f"address:{network_of(address)}", PER_ADDRESS)


def take(session: Session, key: Key, *, now: datetime) -> int:
    """Count one try before it is judged and return how many that makes; refuse with TooMany.

    Counting first means that a hundred tries sent at once are a hundred tries. A try that turns
    out right is given back; a refused one does not count, so waiting always ends.
    """
    row = _row(session, key, now)
    wait = still_to_wait(key.limit, row.failures, row.last_at, now)
    if wait:
        seconds = math.ceil(wait.total_seconds())
        raise TooMany("too-many-tries", _please_wait(seconds), wait_seconds=seconds)
    row.failures = standing(key.limit, row.failures, row.last_at, now) + 1
    row.last_at = now
    return row.failures


def give_back(session: Session, key: Key, *, now: datetime) -> None:
    """Take one try off: it was right, and says nothing about the others."""
    row = _row(session, key, now)
    row.failures = max(row.failures - 1, 0)


def forget(session: Session, key: Key, *, now: datetime) -> int:
    """Start from nothing again after a success; return how many tries there had been."""
    row = _row(session, key, now)
    tries, row.failures = row.failures, 0
    return tries


def _please_wait(seconds: int) -> Message:
    if seconds <= 2 * MINUTE_SECONDS:
        text = N_("Too many tries. Wait %(seconds)s seconds, then try again.")
        return say(text, seconds=seconds)
    minutes = -(-seconds // MINUTE_SECONDS)
    return say(N_("Too many tries. Wait %(minutes)s minutes, then try again."), minutes=minutes)


def _row(session: Session, key: Key, now: datetime) -> Throttle:
    """Return the row of *key*, ours alone until the transaction ends."""
    hashed = token_hash(key.whose)
    wanted = (
        select(Throttle)
        .where(Throttle.purpose == key.purpose, Throttle.key == hashed)
        .with_for_update()
    )
    found = session.scalar(wanted)
    if found is not None:
        return found
    # Somebody else may make the same row at the same moment; then theirs is as good.
    with suppress(IntegrityError), session.begin_nested():
        session.add(Throttle(purpose=key.purpose, key=hashed, failures=0, last_at=now))
    return session.scalars(wanted).one()
