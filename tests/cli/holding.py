"""What an installation holds, to compare one with another."""

from contextlib import contextmanager

from sqlalchemy import inspect, select

from unsera_watch.app import metadata, open_database
from unsera_watch.db.engine import open_engine


@contextmanager
def owner(settings):
    """Give a connection that may do what the application may not."""
    engine = open_engine(settings.migration_database_url, guarded=False)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@contextmanager
def opened(settings):
    """Give the database as the application has it."""
    database = open_database(settings)
    yield database
    database.engine.dispose()


def rows(settings):
    """Return every row of every table."""
    with owner(settings) as connection:
        there = set(inspect(connection).get_table_names())
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata().sorted_tables
            if table.name in there
        }


def files(folder):
    """Return every file below *folder*, with what it holds and who may read it."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "tmp"
    }
