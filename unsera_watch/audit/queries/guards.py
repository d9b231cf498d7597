"""Whether the database itself still refuses to rewrite the trail."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

GUARDS: Final = 3

_GUARDS: Final = {
    "sqlite": """
        SELECT count(*) FROM sqlite_master
        WHERE type = 'trigger' AND tbl_name = 'audit_entries' AND name LIKE 'audit_entries_%'
    """,
    "postgresql": """
        SELECT count(*) FROM pg_trigger
        WHERE tgrelid = 'audit_entries'::regclass AND tgenabled = 'A' AND NOT tgisinternal
    """,
}
_MAY_REWRITE: Final = "SELECT has_table_privilege('audit_entries', 'UPDATE, DELETE, TRUNCATE')"


def guards(session: Session) -> int:
    """Return how many of the triggers that refuse rewriting are in force."""
    found: int = session.execute(text(_GUARDS[session.get_bind().dialect.name])).scalar_one()
    return found


def may_rewrite(session: Session) -> bool:
    """Say whether the database role of the application could lift the guard itself."""
    if session.get_bind().dialect.name == "sqlite":
        return False
    able: bool = session.execute(text(_MAY_REWRITE)).scalar_one()
    return able
