"""What a newcomer is told when the server starts."""

from pathlib import Path

from config import Settings
from unsera_watch.accounts import queries
from unsera_watch.app import open_database

DEMO_PEOPLE = (
    "student1..3",
    "supervisor1..2",
    "lecturer1",
    "coordinator1",
    "admin1",
    "ombudsman1",
)


def introduction(settings: Settings, address: str) -> str:
    """Return the address, and for the demo world its accounts and their password."""
    lines = ["", f"  Unsera Watch: {address}", ""]
    database = open_database(settings)
    with database.reading() as session:
        is_demo, is_empty = queries.is_demo(session), queries.is_empty(session)
    database.engine.dispose()
    if is_demo:
        names = ", ".join(DEMO_PEOPLE)
        lines += [f"  Demo accounts (@unsera.example): {names}"]
        lines += [f"  Password of all of them: {demo_password(settings)}", ""]
    elif is_empty:
        lines += ["  Nobody has an account yet. Make the first one:"]
        lines += [
            "  unsera-watch accounts add you@campus.example --name 'Your name' --role admin",
            "",
        ]
    return "\n".join(lines)


def demo_password(settings: Settings) -> str:
    """Return the password the demo accounts were given when the world was made."""
    kept = kept_password(settings)
    return kept.read_text().strip() if kept.exists() else settings.demo_password or "–"


def kept_password(settings: Settings) -> Path:
    """Return where the password is kept, mode 0600."""
    return settings.data_dir / "demo-password"
