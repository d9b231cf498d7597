"""A library to audit: in an SQLite file, or in a PostgreSQL schema of its own."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.audit.shelf import Library, build, library_in
from unsera_watch.db.engine import open_engine

# Nothing in it can run on another database.
collect_ignore = [] if os.environ.get("TEST_DATABASE_URL") else ["test_guards_postgresql.py"]


@pytest.fixture
def sqlite_library(tmp_path: Path) -> Iterator[Library]:
    """Return a library in an SQLite file."""
    with library_in(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def postgresql_library() -> Iterator[Library]:
    """Return a library in a schema of the PostgreSQL database that the tests were given."""
    url = make_url(os.environ["TEST_DATABASE_URL"])
    schema = f"library_{uuid4().hex}"
    server = open_engine(url.render_as_string(hide_password=False))
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    inside = url.update_query_dict({"options": f"-csearch_path={schema}"})
    engine = open_engine(inside.render_as_string(hide_password=False))
    build(engine)
    yield Library(engine, engine)
    engine.dispose()
    with server.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()


@pytest.fixture
def library(request: pytest.FixtureRequest) -> Library:
    """Return a library in the database under test."""
    which = "postgresql_library" if os.environ.get("TEST_DATABASE_URL") else "sqlite_library"
    return request.getfixturevalue(which)
