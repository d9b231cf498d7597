"""What only PostgreSQL knows: two roles, counters, and rows that went missing in between."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests import make
from tests.cli.holding import opened, owner, rows
from unsera_watch.audit.service import warnings
from unsera_watch.cli import archive
from unsera_watch.kernel.permissions import Role


def called(url, role):
    return make_url(url).set(username=role).render_as_string(hide_password=False)


@pytest.fixture
def two_roles(empty):
    """Return settings of an empty installation whose application owns nothing."""
    own, app = (f"{name}_{uuid4().hex}" for name in ("own", "app"))
    with owner(empty) as connection:
        name = connection.engine.url.database
        for statement in (
            f"CREATE ROLE {own} LOGIN",
            f"CREATE ROLE {app} LOGIN",
            f"ALTER DATABASE {name} OWNER TO {own}",
        ):
            connection.execute(text(statement))
        connection.commit()
    yield replace(
        empty,
        database_url=called(empty.database_url, app),
        migration_database_url=called(empty.database_url, own),
    )
    with owner(empty) as connection:
        connection.execute(text(f"DROP OWNED BY {app}, {own}"))
        connection.execute(text(f"ALTER DATABASE {name} OWNER TO CURRENT_USER"))
        connection.execute(text(f"DROP ROLE {app}, {own}"))
        connection.commit()


def test_the_application_may_work_and_may_not_rewrite(run, kept, two_roles):
    answer = run(two_roles, "restore", kept)

    with opened(two_roles) as database, database.work() as session:
        make.account(session, Role.STUDENT)
        found = warnings(session)
    assert answer.output == "Restored and verified: nothing was altered.\n"
    assert found == []


def test_the_role_of_the_application_can_back_up(run, kept, two_roles, tmp_path):
    archive.restore(two_roles, kept)

    answer = run(two_roles, "backup", tmp_path / "again", MIGRATION_DATABASE_URL="")

    assert answer.exit_code == 0
    assert (tmp_path / "again" / "backup.json").read_text() == (kept / "backup.json").read_text()


def test_a_role_that_does_not_exist_is_told_and_leaves_nothing(run, kept, empty):
    nobody = replace(empty, database_url=called(empty.database_url, "nobody_at_all"))

    answer = run(nobody, "restore", kept)

    assert answer.exit_code == 1
    assert 'role "nobody_at_all" does not exist' in answer.output
    assert rows(empty) == {}


def test_a_table_that_lost_rows_is_named(run, kept, empty):
    copy = kept / "database" / "instruments.copy"
    copy.write_bytes(b"")

    answer = run(empty, "restore", kept)

    assert answer.exit_code == 1
    assert f"{copy} holds 0 rows, and 5 were backed up." in answer.output
    assert rows(empty) == {}


def test_columns_that_number_themselves_go_on_after_the_last_row(restored):
    question = "SELECT nextval(pg_get_serial_sequence('report_numbers', 'year'))"
    with owner(restored) as connection:
        last = connection.scalar(text("SELECT max(year) FROM report_numbers"))

        assert connection.scalar(text(question)) == last + 1
