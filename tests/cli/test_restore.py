"""`restore`: all comes back into an installation that holds nothing, guard and all."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests import make
from tests.cli.holding import files, opened, owner, rows
from unsera_watch.app import make_sealer
from unsera_watch.audit import queries as trail
from unsera_watch.cli import archive
from unsera_watch.db import migrate
from unsera_watch.kernel.permissions import Role

REST = "at, actor_id, tag, kind, row_id, version, row_digest, details, prev, hash"
REWRITES = [
    "UPDATE audit_entries SET tag = 'account:locked'",
    "DELETE FROM audit_entries",
    f"INSERT INTO audit_entries (seq, {REST}) SELECT 999999, {REST} FROM audit_entries LIMIT 1",  # noqa: S608  (our own names)
]


def test_every_row_comes_back(demo_settings, restored):
    was, now = rows(demo_settings), rows(restored)

    assert now == was
    assert all(now[name] for name in ("audit_entries", "photos", "report_versions", "deliveries"))


def test_every_file_and_key_comes_back(demo_settings, restored):
    for name in archive.FOLDERS:
        was = files(demo_settings.data_dir / name)

        assert was
        assert files(restored.data_dir / name) == was


def test_nothing_was_altered(restored):
    assert archive.verify(restored, make_sealer(restored)) == []


def test_the_guard_of_the_trail_is_in_force(restored):
    with opened(restored) as database, database.reading() as session:
        assert trail.guards(session) == trail.GUARDS


@pytest.mark.parametrize("statement", REWRITES)
def test_even_the_owner_cannot_rewrite_the_past(restored, statement):
    with owner(restored) as connection, pytest.raises(DatabaseError, match="audit entr"):
        connection.execute(text(statement))


def test_work_goes_on_where_it_ended(run, kept, empty):
    answer = run(empty, "restore", kept)

    with opened(empty) as database, database.work() as session:
        make.account(session, Role.STUDENT)
    assert answer.output == "Restored and verified: nothing was altered.\n"
    assert archive.verify(empty, make_sealer(empty)) == []


def test_a_file_that_was_altered_in_the_backup_is_named(run, demo_settings, empty, tmp_path):
    archive.backup(demo_settings, tmp_path / "kept")
    photo = next((tmp_path / "kept" / "evidence" / "blob").glob("*/*"))
    photo.write_bytes(b"something else")

    answer = run(empty, "restore", tmp_path / "kept")

    assert answer.exit_code == 1
    assert answer.output.startswith("file blob/")
    assert answer.output.endswith(f"{photo.name}: Its content was altered.\n")


def test_an_older_backup_is_brought_to_the_newest_shape(run, settings, empty, tmp_path):
    scripts = ScriptDirectory(str(migrate.SCRIPTS))
    newest = scripts.get_revision(scripts.get_current_head())
    older = settings.migration_database_url
    migrate.undo(older)
    migrate.upgrade(older, revision=newest.down_revision)
    archive.backup(settings, tmp_path / "kept")

    archive.restore(empty, tmp_path / "kept")

    with opened(empty) as database:
        assert migrate.is_current(database.engine)
