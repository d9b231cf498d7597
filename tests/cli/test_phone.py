"""`phone import`: what lay on a phone that cannot send any more is not lost, and comes once."""

import json
from datetime import timedelta
from uuid import uuid4
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from tests.photos import jpeg
from tests.sync.phone import body, sha256, shot
from unsera_watch.observations.models import Draft, Observation, Photo

PHOTO = jpeg(320, 240)


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def saved(database, world, tmp_path):
    """Return a function: the file a phone saved, with one record or one draft and its photo."""

    def save(*, kind="items", photo=PHOTO, account=None, inside=None, **changes):
        name = str(uuid4())
        taken = shot(sha256(PHOTO)) | {"id": str(uuid4()), "draft": name, "is_held": False}
        with database.reading() as session:
            sent = body(session, world, photos=[shot(sha256(PHOTO))])
        begun = sent | {"assignment": sent["assignment_id"], "version": sent["version_id"]}
        thing = {"id": name} | ({"body": sent} if kind == "items" else begun | (inside or {}))
        listed = {"format": "unsera-copy", "version": 1, "shots": [taken], kind: [thing]}
        listed["account"] = account or str(world.observer.id)
        file = tmp_path / "unsera.zip"
        with ZipFile(file, "w") as archive:
            archive.writestr("copy.json", json.dumps(listed | changes))
            archive.writestr(f"photos/{sha256(PHOTO)}", photo)
        return file

    return save


def counted(database, model):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_queued_record_arrives_once_with_its_photo(run, settings, database, saved):
    file = saved()

    first = run(settings, "phone", "import", file)
    second = run(settings, "phone", "import", file)

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert first.output == second.output
    assert "receipt" in first.output
    assert [counted(database, each) for each in (Observation, Photo)] == [1, 1]


def test_a_draft_waits_for_its_author_and_is_not_written_over(run, settings, database, saved):
    file = saved(kind="drafts")

    first = run(settings, "phone", "import", file)
    second = run(settings, "phone", "import", file)

    assert "waits as a draft" in first.output
    assert "is here already" in second.output
    with database.reading() as session:
        draft = session.scalars(select(Draft)).one()
        assert draft.body["answers"]["K1.1"]
        assert [photo.upload.digest for photo in draft.photos] == [sha256(PHOTO)]
        assert draft.body["started_at"] < NOON.isoformat()


def test_a_draft_of_a_phone_two_days_ahead_starts_when_it_did(run, settings, database, saved):
    days = timedelta(days=2)
    times = {"started_at": (NOON + days).isoformat(), "clock_ahead_s": 2 * 86_400}

    run(settings, "phone", "import", saved(kind="drafts", inside=times))

    with database.reading() as session:
        draft = session.scalars(select(Draft)).one()
        assert draft.body["started_at"] == NOON.isoformat()


def test_a_photo_that_changed_in_the_copy_is_refused(run, settings, database, saved):
    file = saved(photo=jpeg(64, 64))

    refused = run(settings, "phone", "import", file)

    assert refused.exit_code == 1
    assert "photo changed" in refused.output
    assert counted(database, Observation) == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": "other"}, "not a copy"),
        ({"version": 2}, "newer app"),
        ({"account": "nobody"}, "whose it is"),
        ({"account": str(uuid4())}, "no-such-account"),
        ({"items": [5]}, "no id"),
        ({"items": [{"id": "x"}]}, "no id"),
        ({"items": [{"id": str(uuid4())}]}, "revision"),
    ],
)
def test_other_files_and_other_words_are_refused_plainly(run, settings, saved, changes, words):
    refused = run(settings, "phone", "import", saved(**changes))

    assert refused.exit_code == 1
    assert words in refused.output


def test_what_is_no_zip_is_no_copy(run, settings, tmp_path):
    file = tmp_path / "holiday.jpg"
    file.write_bytes(PHOTO)

    refused = run(settings, "phone", "import", file)

    assert (refused.exit_code, "not a copy" in refused.output) == (1, True)
