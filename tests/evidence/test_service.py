"""Keeping photos and papers, and who may ask about them."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests import make, photos
from unsera_watch.evidence import queries
from unsera_watch.evidence.models import Blob, Derivative, Upload
from unsera_watch.evidence.rules import Copy, Mime
from unsera_watch.evidence.service import (
    delete_unlinked,
    file_problem,
    keep,
    keep_file,
    open_copy,
    open_original,
    stored_files,
)
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Invalid, NotAllowed, NotFound
from unsera_watch.kernel.permissions import Role

PHOTO = photos.jpeg(taken_at=photos.TAKEN_AT, position=photos.SERANG)
DIGEST = hashlib.sha256(PHOTO).hexdigest()
NOW = make.NOON
LATER = NOW + timedelta(days=31)


@pytest.fixture
def student(session):
    return make.student(session)


def bring(session, actor, store, photo=PHOTO, **more):
    return keep(session, actor, io.BytesIO(photo), store=store, now=more.pop("now", NOW), **more)


def content(opened):
    with opened:
        return opened.read()


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


def test_a_photo_is_kept_with_what_the_server_read(session, store, student):
    kept = bring(session, student, store, stated={"taken_at": photos.TAKEN_AT, "model": "X"})

    upload = queries.mine(session, student, kept.upload_id)
    assert (kept.digest, kept.size, kept.width, kept.height) == (DIGEST, len(PHOTO), 640, 480)
    assert upload.exif == kept.exif
    assert upload.exif["taken_at"] == photos.TAKEN_AT
    assert upload.stated == {"taken_at": photos.TAKEN_AT}
    assert queries.blob(session, DIGEST).mime is Mime.JPEG
    assert queries.derivative(session, DIGEST, Copy.THUMB).width == 480


def test_keeping_stands_in_the_trail(session, store, student):
    kept = bring(session, student, store)
    bring(session, student, store)

    pending = [entry for entry in session.info["audit"] if entry.tag == "evidence:kept"]
    assert [entry.row_id for entry in pending] == [str(kept.upload_id)]


def test_the_same_bytes_from_the_same_person_are_one_upload(session, store, student):
    first = bring(session, student, store)

    assert bring(session, student, store, now=LATER) == first
    assert count(session, Upload) == count(session, Blob) == 1
    assert count(session, Derivative) == 2


def test_the_same_bytes_from_two_people_are_two_uploads_of_one_blob(session, store, student):
    first = bring(session, student, store)
    second = bring(session, make.student(session), store)

    assert first.upload_id != second.upload_id
    assert count(session, Blob) == 1


def test_nobody_can_ask_about_somebody_else_s_photo(session, store, student):
    kept = bring(session, student, store)
    stranger = make.student(session)

    with pytest.raises(NotFound):
        queries.mine(session, stranger, kept.upload_id)
    assert queries.mine_by_digest(session, stranger, [DIGEST]) == {}
    assert set(queries.mine_by_digest(session, student, [DIGEST, "0" * 64])) == {DIGEST}


def test_a_photo_that_changed_on_the_way_is_refused(session, store, student):
    with pytest.raises(Invalid, match="changed on the way") as refusal:
        bring(session, student, store, claimed_sha256="0" * 64)

    assert refusal.value.code == "photo-altered"
    assert bring(session, student, store, claimed_sha256=DIGEST.upper()).digest == DIGEST


def test_who_may_not_keep_photos_is_refused_before_a_byte_is_read(session, store):
    with pytest.raises(NotAllowed):
        keep(session, make.actor(Role.OMBUDSMAN), None, store=store, now=NOW)


def test_no_lock_is_held_while_a_phone_uploads(database, store):
    with database.work() as session:
        student = make.student(session)

    class Watching(photos.Trickle):
        def read(self, size):
            assert not session.in_transaction()
            return super().read(size)

    with database.work() as session:
        kept = keep(session, student, Watching(PHOTO), store=store, now=NOW)

    assert kept.digest == DIGEST


def test_a_phone_that_sends_twice_at_once_has_one_upload(database, store):
    with database.work() as session:
        student = make.student(session)

    def send(_number):
        with database.work() as session:
            return bring(session, student, store).upload_id

    with ThreadPoolExecutor(4) as phone:
        ids = set(phone.map(send, range(4)))

    assert len(ids) == 1


def test_the_files_are_safe_before_the_row_is_written(session, store):
    nobody = make.actor(Role.STUDENT)

    with pytest.raises(IntegrityError):
        bring(session, nobody, store)

    assert store.verify(DIGEST)
    session.rollback()


def test_a_paper_is_kept_as_it_is(session, store):
    digest = keep_file(session, SYSTEM, b"%PDF-1.7 ...", Mime.PDF, store=store, now=NOW)

    assert keep_file(session, SYSTEM, b"%PDF-1.7 ...", Mime.PDF, store=store, now=NOW) == digest
    assert content(open_original(store, digest)) == b"%PDF-1.7 ..."
    assert queries.blob(session, digest).width is None


def test_a_student_keeps_no_papers(session, store, student):
    with pytest.raises(NotAllowed):
        keep_file(session, student, b"%PDF", Mime.PDF, store=store, now=NOW)


def test_people_are_shown_copies(session, store, student):
    bring(session, student, store)

    assert content(open_copy(store, DIGEST, Copy.REPORT)).startswith(b"\xff\xd8\xff")
    assert content(open_original(store, DIGEST)) == PHOTO


def test_a_missing_or_altered_file_is_found(session, store, student):
    bring(session, student, store)
    (file,) = stored_files(session, store)

    assert (file.sha256, content(file.open())) == (DIGEST, PHOTO)
    assert file.name == f"blob/{DIGEST[:2]}/{DIGEST}"
    assert file_problem(store, DIGEST) is None
    store.path(DIGEST).write_bytes(PHOTO[:-1] + b"x")
    assert file_problem(store, DIGEST) == "altered"
    store.path(DIGEST).unlink()
    assert file_problem(store, DIGEST) == "missing"


def test_what_nobody_uses_is_forgotten_but_papers_stay(session, store, student):
    bring(session, student, store)
    used = bring(session, student, store, photos.jpeg(tint=1)).digest
    recent = bring(session, student, store, photos.jpeg(tint=2), now=LATER).digest
    paper = keep_file(session, SYSTEM, b"%PDF", Mime.PDF, store=store, now=NOW)

    gone = delete_unlinked(session, SYSTEM, {used}, before=LATER, now=LATER)

    assert gone == (DIGEST,)
    assert set(queries.digests(session)) == {used, recent, paper}
    assert file_problem(store, DIGEST) is None, "files go after the commit"
