"""How Alembic reaches the database. Models are read only to compare, never by a migration."""

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import event, text

from unsera_watch.app import metadata
from unsera_watch.db.base import ExactNumber, Moment
from unsera_watch.db.migrate import owner_engine


def render_item(kind: str, item: object, _context: AutogenContext) -> str | bool:
    """Render our own column types as plain SQLAlchemy, so migrations import nothing of ours."""
    if kind != "type":
        return False
    if isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, ExactNumber):
        return "EXACT"
    if isinstance(item, sa.Enum):
        return f"sa.String({item.length})"
    if isinstance(item, sa.JSON):
        return "DOCUMENT"
    return False


def run() -> None:
    """Migrate as the owner, and leave no connection behind."""
    engine = owner_engine(context.config.attributes["url"])
    try:
        _migrate(engine)
    finally:
        engine.dispose()


def _migrate(engine: sa.Engine) -> None:
    """Migrate on one connection; foreign keys rest while tables are rebuilt."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=OFF"))
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata(),
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        _check_foreign_keys(connection)


def _check_foreign_keys(connection: sa.Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if broken:
        message = f"foreign keys broken after migrating: {broken[:3]}"
        raise RuntimeError(message)


run()
