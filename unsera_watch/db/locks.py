"""One at a time: PostgreSQL needs to be told, SQLite writes one at a time anyway."""

from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

_SIGNED_64: Final = 1 << 63
_HELD: Final = "held"


def hold(session: Session, *keys: UUID) -> None:
    """Let nobody else who holds one of *keys* work until this transaction ends.

    Several are taken in the order given, so callers name the narrower one first.
    """
    held: set[UUID] = session.info.setdefault(_HELD, set())
    wanted = [key for key in keys if key not in held]
    held.update(wanted)
    if not wanted or session.get_bind().dialect.name != "postgresql":
        return
    locks = (func.pg_advisory_xact_lock(_number(key)) for key in wanted)
    session.connection().execute(select(*locks))


def _number(key: UUID) -> int:
    return (key.int & ((1 << 64) - 1)) - _SIGNED_64
