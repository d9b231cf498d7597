"""Bringing a database to the newest shape; run by the owner of the tables."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import make_url

from unsera_watch.db.engine import open_engine

SCRIPTS: Final = Path(__file__).parents[2] / "migrations"


def config_for(url: str, app_role: str | None = None) -> Config:
    """Return Alembic's configuration for *url*; *app_role* may only add to the audit table."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["url"] = url
    config.attributes["app_role"] = app_role
    return config


def upgrade(url: str, app_role: str | None = None, revision: str = "head") -> None:
    """Migrate the database at *url* up to *revision*."""
    command.upgrade(config_for(url, app_role), revision)


def undo(url: str, app_role: str | None = None) -> None:
    """Take every migration back, with all that its tables hold."""
    command.downgrade(config_for(url, app_role), "base")


def is_current(engine: Engine) -> bool:
    """Say whether the database has every migration."""
    head = ScriptDirectory(str(SCRIPTS)).get_current_head()
    with engine.connect() as connection:
        return revision_of(connection) == head


def revision_of(connection: Connection) -> str | None:
    """Return the newest migration this database has."""
    return MigrationContext.configure(connection).get_current_revision()


def knows(revision: str) -> bool:
    """Say whether *revision* is one of ours, not of a newer version."""
    return revision in {
        script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()
    }


def app_role(app_url: str, owner_url: str) -> str | None:
    """Return the application's role name where it differs from the owner's."""
    application, owner = make_url(app_url).username, make_url(owner_url).username
    return application if application != owner else None


def owns_the_trail(engine: Engine) -> bool:
    """Say whether this connection owns the audit table and could rewrite it."""
    if engine.dialect.name != "postgresql":
        return False
    question = text(
        "SELECT pg_has_role(current_user, tableowner::name, 'MEMBER') FROM pg_tables"
        " WHERE tablename = 'audit_entries' AND schemaname = current_schema()"
    )
    with engine.connect() as connection:
        return bool(connection.scalar(question))


def owner_engine(url: str) -> Engine:
    """Return an engine that may change tables: for migrations and restores only."""
    return open_engine(url, guarded=False)
