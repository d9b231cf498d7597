"""Rules about people, passwords, sessions and lock-out; plain Python."""

from unsera_watch.accounts.rules.passwords import (
    MAX_PASSWORD,
    MIN_PASSWORD,
    check_password,
    normal_password,
)
from unsera_watch.accounts.rules.people import (
    INVITABLE_BY_COORDINATOR,
    MAX_EMAIL,
    MAX_NAME,
    MAX_NUMBER,
    MAX_TITLE,
    ROLE_WORDS,
    NumberKind,
    Person,
    check_person,
    normal_email,
)
from unsera_watch.accounts.rules.sessions import (
    INVITATION_LIFE,
    KEEP_ENDED,
    SEEN_EVERY,
    device_name,
    is_live,
    new_token,
    token_hash,
)
from unsera_watch.accounts.rules.tries import (
    PER_ACCOUNT,
    PER_ADDRESS,
    Limit,
    network_of,
    standing,
    still_to_wait,
)

__all__ = [
    "INVITABLE_BY_COORDINATOR",
    "INVITATION_LIFE",
    "KEEP_ENDED",
    "MAX_EMAIL",
    "MAX_NAME",
    "MAX_NUMBER",
    "MAX_PASSWORD",
    "MAX_TITLE",
    "MIN_PASSWORD",
    "PER_ACCOUNT",
    "PER_ADDRESS",
    "ROLE_WORDS",
    "SEEN_EVERY",
    "Limit",
    "NumberKind",
    "Person",
    "check_password",
    "check_person",
    "device_name",
    "is_live",
    "network_of",
    "new_token",
    "normal_email",
    "normal_password",
    "standing",
    "still_to_wait",
    "token_hash",
]
