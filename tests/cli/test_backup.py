"""`backup`: a whole copy while others write, or one sentence that says why not."""

import pytest

from config import Settings
from tests import make
from tests.cli.holding import files, opened, rows
from unsera_watch.accounts.models import Account
from unsera_watch.cli import archive
from unsera_watch.kernel.permissions import Role

AWAY = "postgresql://unsera:sandi-contoh@127.0.0.1:1/unsera?connect_timeout=2&sslmode=disable"


def test_a_backup_is_for_its_owner_only(run, settings, tmp_path):
    answer = run(settings, "backup", tmp_path / "new" / "folder")

    assert answer.output.endswith("/new/folder. It holds keys: keep it encrypted.\n")
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o777 == 0o700


def test_a_backup_needs_a_folder_of_its_own(run, settings, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("keep me")

    answer = run(settings, "backup", tmp_path / "other")

    assert (answer.exit_code, "is not empty. Choose a new folder." in answer.output) == (1, True)
    assert files(tmp_path / "other").keys() == {"letter.txt"}


def test_a_backup_waits_for_nobody_and_holds_only_what_was_committed(
    settings, database, empty, tmp_path
):
    with database.work() as session:
        make.account(session, Role.STUDENT)
        session.flush()  # sent, and not committed yet
        archive.backup(settings, tmp_path / "kept")

    archive.restore(empty, tmp_path / "kept")

    with opened(empty) as copy, copy.reading() as session, database.reading() as now:
        assert (session.query(Account).count(), now.query(Account).count()) == (0, 1)


def test_where_nothing_was_migrated_there_is_nothing_to_back_up(run, empty, tmp_path):
    answer = run(empty, "backup", tmp_path / "kept")

    assert answer.exit_code == 1
    assert "There is no database at" in answer.output or "never migrated" in answer.output
    assert rows(empty) == {}


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_server_that_is_away_is_told_in_a_line_without_its_password(run, kept, tmp_path, command):
    (kept / "backup.json").write_text(
        '{"database": "postgresql", "revision": "0001", "tables": []}'
    )
    away = Settings.from_env({"DATABASE_URL": AWAY}, tmp_path / "away")

    answer = run(away, command, kept if command == "restore" else tmp_path / "new")

    assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
    assert answer.output.startswith("Error: The database cannot be used: ")
    assert "sandi-contoh" not in answer.output
    assert files(away.data_dir).keys() == {"keys/web.key"}


def test_a_disk_that_refuses_is_told_in_a_line(run, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")

    answer = run(settings, "backup", tmp_path / "file" / "kept")

    assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
    assert answer.output.startswith("Error: Files cannot be copied: ")
