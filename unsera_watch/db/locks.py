"""One at a time: PostgreSQL needs to be told, SQLite writes one at a time anyway."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

_SIGNED_64 = 1 << 63


def hold(session: Session, key: UUID) -> None:
    """Let nobody else who holds *key* work until this transaction ends."""
    if session.get_bind().dialect.name != "postgresql":
        return
    number = (key.int & ((1 << 64) - 1)) - _SIGNED_64
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": number})
