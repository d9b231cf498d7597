"""`restore` that cannot be: one sentence that says why, and nothing is touched."""

import json

import pytest

from tests.cli.holding import files, rows
from unsera_watch.db.migrate import upgrade

NOT_EMPTY = "Error: This installation is not empty. Restore into an empty one.\n"


@pytest.fixture
def changed(kept):
    """Return a function: the backup with another list of contents."""

    def changed(**facts):
        listed = json.loads((kept / "backup.json").read_text())
        (kept / "backup.json").write_text(json.dumps(listed | facts))
        return kept

    return changed


def test_an_installation_in_use_stays_as_it_is(run, kept, settings):
    was = rows(settings), files(settings.data_dir)

    answer = run(settings, "restore", kept)

    assert (answer.exit_code, answer.output) == (1, NOT_EMPTY)
    assert (rows(settings), files(settings.data_dir)) == was


def test_tables_without_rows_are_in_the_way_too(run, kept, empty):
    upgrade(empty.migration_database_url)

    answer = run(empty, "restore", kept)

    assert answer.output == NOT_EMPTY
    assert not any(rows(empty).values())


def test_a_photo_without_a_database_is_in_the_way_too(run, kept, empty):
    photo = empty.evidence_dir / "blob" / "ab" / "abc"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a photo")

    answer = run(empty, "restore", kept)

    assert answer.output == NOT_EMPTY
    assert rows(empty) == {}


def test_a_folder_that_is_no_backup_is_told_so(run, empty, tmp_path):
    (tmp_path / "other").mkdir()

    answer = run(empty, "restore", tmp_path / "other")

    assert answer.exit_code == 1
    assert "is not a backup, or one that never ended: it holds no backup.json." in answer.output


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "\x00", '{"database": "postgresql", "revision": "1", "tables": [1]}']
)
def test_a_list_of_contents_that_makes_no_sense_is_told_so(run, kept, empty, text):
    (kept / "backup.json").write_text(text)

    answer = run(empty, "restore", kept)

    assert (answer.exit_code, "cannot be read." in answer.output) == (1, True)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"format": 2}, "has format 2; this version knows only 1."),
        ({"revision": "9999"}, "made by another version of Unsera Watch (migration 9999)."),
    ],
)
def test_a_backup_of_a_newer_version_is_told_so(run, changed, empty, facts, sentence):
    answer = run(empty, "restore", changed(**facts))

    assert (answer.exit_code, sentence in answer.output) == (1, True)
    assert rows(empty) == {}


def test_a_backup_of_the_other_database_is_told_so(run, changed, empty):
    ours = empty.database_url.startswith("sqlite")

    answer = run(empty, "restore", changed(database="postgresql" if ours else "sqlite"))

    assert answer.exit_code == 1
    assert "This is a backup of a" in answer.output


def test_after_a_damaged_backup_a_whole_one_can_be_restored(run, kept, empty):
    sqlite = kept / "unsera.db"
    copy = sqlite if sqlite.exists() else kept / "database" / "instruments.copy"
    whole = copy.read_bytes()

    copy.write_bytes(b"damaged\n" * 20)
    first = run(empty, "restore", kept)
    copy.write_bytes(whole)
    second = run(empty, "restore", kept)

    assert first.output.startswith("Error: The database cannot be used: ")
    assert files(kept / "keys") == files(empty.keys_dir)
    assert second.output == "Restored and verified: nothing was altered.\n"


def test_damage_deep_inside_is_found(run, kept, empty):
    for copy in (*kept.glob("unsera.db"), *kept.glob("database/instrument_versions.copy")):
        middle = copy.stat().st_size // 2
        with copy.open("r+b") as file:
            file.seek(middle)
            file.write(b"\xff" * min(middle // 2, 20_000))

    answer = run(empty, "restore", kept)

    assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
    assert answer.output.startswith("Error: The database ")
    assert rows(empty) == {}


def test_a_copy_that_is_not_there_is_told_so(run, kept, empty):
    for copy in (*kept.glob("unsera.db"), *kept.glob("database/audit_entries.copy")):
        copy.unlink()

    answer = run(empty, "restore", kept)

    assert (answer.exit_code, type(answer.exception)) == (1, SystemExit)
    assert str(kept) in answer.output
    assert rows(empty) == {}
