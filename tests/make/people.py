"""People of the test world."""

from datetime import UTC, datetime
from itertools import count
from uuid import uuid4

from sqlalchemy.orm import Session

from unsera_watch.accounts.rules import Person
from unsera_watch.accounts.service.people import add
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.permissions import Role

BEFORE = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
_numbers = count(1)


def actor(*roles: Role) -> Actor:
    """Return somebody with *roles* and no row."""
    return Actor(uuid4(), frozenset(roles))


def account(session: Session, *roles: Role, name: str = "Orang Contoh") -> Actor:
    """Return somebody with *roles* who has an account."""
    n = next(_numbers)
    person = Person(
        email=f"contoh{n}@unsera.example",
        name=f"{name} {n:02}",
        roles=frozenset(roles),
        number_kind="NIM" if Role.STUDENT in roles else "NIDN",
        number=f"00{n:08}",
    )
    return Actor(add(session, SYSTEM, person, now=BEFORE), frozenset(roles))


def student(session: Session) -> Actor:
    """Return a student with an account."""
    return account(session, Role.STUDENT, name="Mahasiswa Contoh")
