"""What only PostgreSQL knows: TRUNCATE, replication roles, and two roles for one database."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.audit.shelf import migration
from unsera_watch.audit.service import warnings


@pytest.fixture
def two_books(postgresql_library):
    postgresql_library.keep()
    postgresql_library.keep()
    return postgresql_library


@pytest.fixture
def app_role(two_books):
    """Return a role that the migration let read and add."""
    guard, role = migration(), f"app_{uuid4().hex}"
    with two_books.owner.begin() as connection:
        schema = connection.scalar(text("SELECT current_schema()"))
        connection.execute(text("CREATE TABLE alembic_version (version_num text)"))
        connection.execute(text(f"CREATE ROLE {role}"))
        for statement in guard.GRANTS:
            connection.execute(text(statement.format(role=role, schema=schema)))
    yield role
    with two_books.owner.begin() as connection:
        for statement in guard.GRANTS_DOWN:
            connection.execute(text(statement.format(role=role, schema=schema)))
        connection.execute(text(f"DROP ROLE {role}"))


def test_the_table_cannot_be_emptied(two_books):
    with pytest.raises(DatabaseError, match="never changed"), two_books.owner.begin() as connection:
        connection.execute(text("TRUNCATE audit_entries"))


@pytest.mark.parametrize("verb", ["UPDATE audit_entries SET tag = ''", "DELETE FROM audit_entries"])
def test_a_replication_role_is_refused_too(two_books, verb):
    with two_books.owner.connect() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))

        with pytest.raises(DatabaseError, match="never changed"):
            connection.execute(text(verb))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET tag = ''",
        "DELETE FROM audit_entries",
        "TRUNCATE audit_entries",
        "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_never_changed",
        "DROP TRIGGER audit_entries_extend_head ON audit_entries",
        "DROP TABLE audit_entries",
        "SET LOCAL session_replication_role = replica",
        "UPDATE alembic_version SET version_num = ''",
    ],
)
def test_the_application_role_may_not_even_try(two_books, app_role, statement):
    with two_books.owner.connect() as connection:
        connection.execute(text(f"SET LOCAL ROLE {app_role}"))

        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
            connection.execute(text(statement))


def test_the_application_role_works_and_is_not_warned_about(two_books, app_role):
    with two_books.database.work() as session:
        session.execute(text(f"SET LOCAL ROLE {app_role}"))
        session.execute(text("UPDATE test_books SET title = title"))
        found = warnings(session)

    assert found == []


def test_the_owner_as_application_is_warned_about(two_books):
    with two_books.database.reading() as session:
        found = [str(warning) for warning in warnings(session)]

    assert found == ["The application's database role could rewrite the audit table."]
