"""The process that opens pictures may die; nobody else does."""

import errno
import os
import signal
import threading
from pathlib import Path

import pytest

from tests import photos
from unsera_watch.evidence.rules import Mime
from unsera_watch.evidence.store.darkroom import Darkroom, Limits
from unsera_watch.kernel.errors import Invalid, TooMany

ENOUGH = 1024**3


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(photos.jpeg(taken_at=photos.TAKEN_AT))
    return path


def test_a_picture_is_developed_elsewhere(picture, tmp_path):
    darkroom = Darkroom()
    copies = {tmp_path / "report": 1000, tmp_path / "thumb": 48}

    seen = darkroom.develop(picture, Mime.JPEG, copies)

    assert (seen.width, seen.height, seen.copies) == (640, 480, ((640, 480), (48, 36)))
    assert seen.exif == {"taken_at": photos.TAKEN_AT}
    assert (tmp_path / "thumb").stat().st_mode & 0o777 == 0o600


def test_a_bomb_kills_only_its_own_fork(picture, tmp_path):
    (tmp_path / "bomb").write_bytes(photos.png_bomb(4890, 4890))
    darkroom = Darkroom(Limits(memory_bytes=130 * 1024 * 1024))

    with pytest.raises(Invalid) as refusal:
        darkroom.develop(tmp_path / "bomb", Mime.PNG, {tmp_path / "a": 1000})

    assert refusal.value.code == "photo-too-heavy"
    assert darkroom.develop(picture, Mime.JPEG, {tmp_path / "b": 48}).width == 640


def test_a_picture_that_takes_for_ever_is_given_up(picture, tmp_path):
    os.mkfifo(tmp_path / "never")
    darkroom = Darkroom(Limits(seconds=1))

    with pytest.raises(Invalid, match="takes too long"):
        darkroom.develop(tmp_path / "never", Mime.JPEG, {tmp_path / "a": 1000})

    assert darkroom.develop(picture, Mime.JPEG, {tmp_path / "b": 48}).width == 640


def test_a_killed_darkroom_is_opened_again(picture, tmp_path):
    darkroom = Darkroom()
    darkroom.develop(picture, Mime.JPEG, {tmp_path / "a": 48})

    os.kill(darkroom.pid, signal.SIGKILL)

    assert darkroom.develop(picture, Mime.JPEG, {tmp_path / "b": 48}).width == 640


def test_a_full_disk_is_not_the_picture_s_fault(picture):
    with pytest.raises(OSError, match="space") as full:
        Darkroom().develop(picture, Mime.JPEG, {Path("/dev/full"): 48})

    assert full.value.errno == errno.ENOSPC


def test_many_at_once_take_turns(picture, tmp_path):
    darkroom, seen = Darkroom(), []

    def one(number):
        seen.append(darkroom.develop(picture, Mime.JPEG, {tmp_path / f"{number}": 48}).width)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [640] * 8


def test_who_waits_too_long_is_told_to_come_back(picture, tmp_path):
    os.mkfifo(tmp_path / "slow")
    darkroom = Darkroom(Limits(seconds=1, turn_s=0.1))
    first = threading.Thread(target=_ignoring_refusal, args=(darkroom, tmp_path / "slow"))
    first.start()

    with pytest.raises(TooMany, match="darkroom-busy"):
        _until_busy(darkroom, picture, tmp_path)

    first.join()


def _ignoring_refusal(darkroom, path):
    with pytest.raises(Invalid):
        darkroom.develop(path, Mime.JPEG, {path.parent / "x": 48})


def _until_busy(darkroom, picture, folder):
    for number in range(1000):
        darkroom.develop(picture, Mime.JPEG, {folder / f"t{number}": 48})


def test_the_child_sees_no_environment(monkeypatch, picture, tmp_path):
    monkeypatch.setenv("UNSERA_SECRET_KEY", "rahasia")
    darkroom = Darkroom()
    darkroom.develop(picture, Mime.JPEG, {tmp_path / "a": 48})

    assert b"rahasia" not in Path(f"/proc/{darkroom.pid}/environ").read_bytes()
