"""Copies of a PostgreSQL database: its rows by COPY, one file a table; its shape by migrations.

Tables, grants and the guard of the trail are not copied but made anew by the owner's migrations,
so they cannot come back weaker than they should be.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Inspector, inspect, text

from unsera_watch.cli.archive.contents import Contents, Table, refuse
from unsera_watch.db.migrate import owner_engine, revision_of, undo, upgrade

FOLDER: Final = "database"
MIGRATIONS: Final = "alembic_version"
_CHUNK_BYTES: Final = 1024 * 1024

# What the server is set to must not change how values are written.
_PLAIN: Final = "SET LOCAL datestyle = ISO; SET LOCAL intervalstyle = iso_8601"
_OUT: Final = sql.SQL(
    "COPY (SELECT {columns} FROM {table} ORDER BY {key}) TO STDOUT (ENCODING 'UTF8')"
)
_IN: Final = sql.SQL("COPY {table} ({columns}) FROM STDIN (ENCODING 'UTF8')")
_COUNTERS: Final = text(
    "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema()"
    " AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL"
)
_COUNT_ON: Final = sql.SQL(
    "SELECT setval(pg_get_serial_sequence({name}, {label}), max({column})) FROM {table}"
)


def copy_out(url: str, folder: Path) -> Contents:
    """Copy all rows as they are at one moment; the application's role may read all of them."""
    with _connected(url, isolation_level="REPEATABLE READ", postgresql_readonly=True) as connection:
        revision = revision_of(connection)
        if revision is None:
            refuse("The database was never migrated: there is nothing to back up.")
        (folder / FOLDER).mkdir(mode=0o700)
        tables = inspect(connection)
        copied = [_write(connection, tables, name, folder) for name in _names(tables)]
    return Contents("postgresql", revision, tuple(copied))


def is_empty(url: str) -> bool:
    """Say whether there is no table; one of migrations that were all undone does not count."""
    with _connected(url) as connection:
        return not _names(inspect(connection)) and revision_of(connection) is None


def copy_in(url: str, role: str | None, folder: Path, contents: Contents) -> None:
    """Make the tables as they were, fill them at once, and migrate on from there."""
    try:
        upgrade(url, role, contents.revision)
        with _connected(url) as connection:
            for table in contents.tables:
                _read(connection, table, folder)
            _count_on(connection)
        upgrade(url, role)
    except BaseException:
        undo(url, role)
        raise


@contextmanager
def _connected(url: str, **options: object) -> Iterator[Connection]:
    """Give one transaction."""
    engine = owner_engine(url)
    try:
        with engine.execution_options(**options).begin() as connection:
            connection.exec_driver_sql(_PLAIN)
            yield connection
    finally:
        engine.dispose()


def _names(tables: Inspector) -> list[str]:
    """Return the names of all tables, each after those its foreign keys lead to."""
    names = [name for name, _ in tables.get_sorted_table_and_fkc_names() if name]
    return [name for name in names if name != MIGRATIONS]


def _write(connection: Connection, tables: Inspector, name: str, folder: Path) -> Table:
    columns = tuple(column["name"] for column in tables.get_columns(name))
    # Ordered, since the trail takes an entry only at its head.
    key = tables.get_pk_constraint(name)["constrained_columns"] or columns
    statement = _OUT.format(columns=_list(columns), table=sql.Identifier(name), key=_list(key))
    cursor = _cursor(connection)
    with _file(folder, name).open("xb") as file, cursor.copy(statement) as copy:
        for piece in copy:
            file.write(piece)
    return Table(name, columns, cursor.rowcount)


def _read(connection: Connection, table: Table, folder: Path) -> None:
    statement = _IN.format(table=sql.Identifier(table.name), columns=_list(table.columns))
    cursor, path = _cursor(connection), _file(folder, table.name)
    with path.open("rb") as file, cursor.copy(statement) as copy:
        while piece := file.read(_CHUNK_BYTES):
            copy.write(piece)
    if cursor.rowcount != table.rows:
        refuse(f"{path} holds {cursor.rowcount} rows, and {table.rows} were backed up.")


def _count_on(connection: Connection) -> None:
    """Let columns that number themselves go on after the last row."""
    for table, column in connection.execute(_COUNTERS).all():
        name = sql.Identifier(table)
        statement = _COUNT_ON.format(
            name=sql.Literal(name.as_string()),
            label=sql.Literal(column),
            column=sql.Identifier(column),
            table=name,
        )
        _cursor(connection).execute(statement)


def _cursor(connection: Connection) -> psycopg.Cursor:
    """Return the driver's own cursor: only it knows COPY."""
    return cast("psycopg.Connection", connection.connection.driver_connection).cursor()


def _file(folder: Path, table: str) -> Path:
    return folder / FOLDER / f"{table}.copy"


def _list(names: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))
