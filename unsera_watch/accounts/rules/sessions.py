"""Tokens, how long a session lives, and what to call the device it lives on."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

SEEN_EVERY: Final = timedelta(minutes=1)
INVITATION_LIFE: Final = timedelta(days=14)
KEEP_ENDED: Final = timedelta(days=30)
# The first that fits counts: Edge and Samsung's browser also call themselves Chrome.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("UCBrowser/", "UC Browser"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def new_token() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what is stored of a token: its SHA-256, so a stolen table opens nothing."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


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


def device_name(user_agent: str) -> str:
    """Return what a person calls the device, `Chrome, Android`; empty when it does not say.

    Only these two words are kept: the whole line would tell more than the owner needs.
    """
    found = (_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))
    return ", ".join(word for word in found if word)


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((word for mark, word in table if mark in text), "")
