"""Rules about passwords, sessions and lock-out; plain Python."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from unsera_watch.kernel.words import Message, N_, say

MIN_PASSWORD: Final = 10
MAX_PASSWORD: Final = 200
MAX_NAME: Final = 120
FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=30)
FORGET_AFTER: Final = timedelta(hours=24)
SEEN_EVERY: Final = timedelta(minutes=1)
INVITATION_LIFE: Final = timedelta(days=14)
_TOO_COMMON: Final = frozenset(
    {"1234567890", "password12", "password123", "qwertyuiop", "unserawatch", "indonesia1"}
    | {"0123456789", "1111111111", "iloveyou12", "mahasiswa1", "mahasiswa123", "serangbanten"}
)


def check_password(password: str, email: str) -> Mapping[str, Message]:
    """Return what is wrong with a new password (length, too common, one's own address)."""
    if len(password) < MIN_PASSWORD:
        return {"password": say(N_("Use at least %(n)s characters."), n=MIN_PASSWORD)}
    if len(password) > MAX_PASSWORD:
        return {"password": say(N_("Use at most %(n)s characters."), n=MAX_PASSWORD)}
    if password.lower() in _TOO_COMMON or password.lower() == email:
        return {"password": say(N_("This password is too easy to guess. Choose another one."))}
    return {}


def normal_email(typed: str) -> str:
    """Return the address as it is stored and compared."""
    return typed.strip().lower()


def new_token() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what is stored of a token: its SHA-256, so a stolen table opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def wait_after(failures: int) -> timedelta:
    """Return how long to wait after *failures* in a row: doubling, never for ever."""
    if failures < FREE_TRIES:
        return timedelta()
    doubled = FIRST_WAIT * 2 ** min(failures - FREE_TRIES, 10)
    return min(doubled, LONGEST_WAIT)


def is_live(
    *,
    now: datetime,
    seen_at: datetime,
    expires_at: datetime,
    revoked_at: datetime | None,
    idle: timedelta,
) -> bool:
    """Say whether a session still opens the door: not revoked, not idle, not too old."""
    return revoked_at is None and now < expires_at and now - seen_at < idle
