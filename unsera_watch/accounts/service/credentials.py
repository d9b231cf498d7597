"""Hashing and comparing passwords. Slow on purpose, so never inside a transaction."""

import secrets
from dataclasses import dataclass
from typing import Final, final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from unsera_watch.accounts.rules import check_password, normal_password
from unsera_watch.kernel.errors import Invalid

HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Compared where there is no password, so that an unknown account takes as long as a known one.
DUMMY: Final = HASHER.hash(secrets.token_urlsafe())


@final
@dataclass(frozen=True, slots=True)
class Chosen:
    """A new password that keeps the rules, hashed; made by :func:`choose` only."""

    password_hash: str


def choose(password: str, email: str) -> Chosen:
    """Check a new password of the person with *email*, and hash it."""
    problems = check_password(password, email)
    if problems:
        raise Invalid(problems)
    return Chosen(HASHER.hash(normal_password(password)))


def matches(stored: str | None, password: str) -> bool:
    """Say whether *password* is the one behind *stored*; takes alike when there is none."""
    try:
        HASHER.verify(stored or DUMMY, normal_password(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def renewed(stored: str, password: str) -> str | None:
    """Return a hash by today's cost when *stored* was made with an older one."""
    if not HASHER.check_needs_rehash(stored):
        return None
    return HASHER.hash(normal_password(password))
