"""Files under their hash: whole, private and for good."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import photos
from unsera_watch.evidence.rules import Copy
from unsera_watch.evidence.store.files import file_digest
from unsera_watch.evidence.store.intake import take_in
from unsera_watch.kernel.errors import Invalid, NotFound

LATER = datetime(2100, 1, 1, tzinfo=UTC)
EARLIER = datetime(2000, 1, 1, tzinfo=UTC)


def everything(store):
    return sorted(str(path.relative_to(store.root)) for path in store.root.rglob("*.*"))


def content(opened):
    with opened:
        return opened.read()


def kept(store, data=b"isi"):
    with store.receive(io.BytesIO(data), 1000) as received:
        store.keep(received)
    return received.digest


def test_a_file_lies_under_its_hash_and_only_we_may_read_it(store):
    digest = kept(store)

    path = store.root / "blob" / digest[:2] / digest
    assert path.read_bytes() == content(store.open(digest)) == b"isi"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_keeping_twice_changes_nothing(store):
    assert kept(store) == kept(store)
    assert len(list((store.root / "blob").rglob("*"))) == 2


def test_bytes_that_come_again_heal_what_has_rotted(store):
    digest = kept(store)
    store.path(digest).write_bytes(b"isj")

    assert not store.verify(digest)
    kept(store)
    assert store.verify(digest)


def test_too_much_is_refused_and_nothing_is_left(store):
    stream = photos.Trickle(b"x" * 1001)

    with pytest.raises(Invalid, match="larger than 25 MB") as refusal, store.receive(stream, 1000):
        pass

    assert refusal.value.code == "photo-too-big"
    assert everything(store) == []


def test_a_cut_connection_leaves_nothing(store):
    class Cut:
        def read(self, _size):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError), store.receive(Cut(), 1000):
        pass

    assert everything(store) == []


@pytest.fixture
def steps(store, monkeypatch):
    """Return what happens to the disk, in order."""
    steps, sync, replace = [], os.fsync, Path.replace

    def synced(descriptor):
        name = Path(f"/proc/self/fd/{descriptor}").readlink()
        steps.append(str(name).removeprefix(str(store.root)))
        sync(descriptor)

    def renamed(path, target):
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    return steps


def test_bytes_and_name_are_on_the_disk_before_anybody_says_so(store, steps):
    digest = kept(store)

    moved = steps.index("rename")
    assert steps[: moved - 1] == [str(store.root.parent), "", "", "/blob"]
    assert steps[moved - 1].endswith(".tmp")
    assert steps[moved + 1 :] == [f"/blob/{digest[:2]}", "/blob"]


def test_a_photo_is_three_files(store):
    photo = take_in(store, photos.Trickle(photos.jpeg(taken_at=photos.TAKEN_AT)))

    names = [f"derived/{photo.digest[:2]}/{photo.digest}-{kind}.jpg" for kind in Copy]
    assert everything(store) == names
    assert content(store.open(photo.digest)) == photos.jpeg(taken_at=photos.TAKEN_AT)
    assert [copy.width for copy in photo.copies] == [640, 480]
    for copy in photo.copies:
        assert file_digest(store.copy_path(photo.digest, copy.kind)) == copy.sha256


def test_a_copy_that_a_report_was_made_with_stays(store):
    photo = take_in(store, io.BytesIO(photos.jpeg()))
    store.copy_path(photo.digest, Copy.THUMB).write_bytes(b"from an older encoder")

    again = take_in(store, io.BytesIO(photos.jpeg()))

    assert content(store.open_copy(photo.digest, Copy.THUMB)) == b"from an older encoder"
    assert again.copies[0] == photo.copies[0]


@pytest.mark.parametrize(
    ("photo", "code"),
    [
        (b"", "photo-empty"),
        (photos.SVG, "photo-not-a-photo"),
        (photos.HTML, "photo-not-a-photo"),
        (photos.truncated(photos.jpeg()), "photo-broken"),
        (photos.png_bomb(), "photo-too-many-pixels"),
    ],
    ids=["empty", "svg", "html", "truncated", "bomb"],
)
def test_what_is_refused_leaves_nothing(store, photo, code):
    with pytest.raises(Invalid) as refusal:
        take_in(store, io.BytesIO(photo))

    assert refusal.value.code == code
    assert list(refusal.value.problems) == ["photo"]
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "0" * 63, "A" * 64])
def test_nothing_but_a_hash_names_a_file(store, name):
    with pytest.raises(NotFound):
        store.open(name)


def test_what_is_not_there_is_not_found(store):
    with pytest.raises(NotFound):
        store.open("0" * 64)


def test_a_crash_s_remains_are_swept_but_not_what_is_arriving(store):
    with store.temporary() as arriving:
        arriving.write_bytes(b"half")

        store.sweep_unfinished(before=EARLIER)
        assert arriving.exists()
        store.sweep_unfinished(before=LATER)
        assert not arriving.exists()


def test_sweeping_spares_what_was_brought_again(store):
    digest = take_in(store, io.BytesIO(photos.jpeg())).digest

    store.delete([digest], before=EARLIER)
    assert store.verify(digest)
    store.delete([digest, "0" * 64], before=LATER)
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_the_past_is_measured_by_the_file_s_own_clock(store):
    digest = kept(store)
    old = datetime(2026, 11, 1, tzinfo=UTC)
    os.utime(store.path(digest), (old.timestamp(), old.timestamp()))

    store.delete([digest], before=old + timedelta(seconds=1))

    assert not store.path(digest).exists()
