"""A second call does nothing while the sources are the same."""

import pytest

from tools import stamps
from tools.stamps import Stamp


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    return folder


def test_a_step_that_was_never_done_is_not_fresh(source, tmp_path):
    assert not Stamp(tmp_path / "stamp", (source,)).is_fresh()


def test_a_step_done_from_these_sources_is_fresh(source, tmp_path):
    Stamp(tmp_path / "stamp", (source,)).set()

    assert Stamp(tmp_path / "stamp", (source,)).is_fresh()


def test_a_changed_new_or_renamed_source_asks_again(source, tmp_path):
    stamp = Stamp(tmp_path / "stamp", (source,))
    stamp.set()

    (source / "a.txt").rename(source / "b.txt")

    assert not stamp.is_fresh()


def test_installed_packages_are_no_source(source, tmp_path):
    stamp = Stamp(tmp_path / "stamp", (source,))
    stamp.set()

    (source / "node_modules").mkdir()
    (source / "node_modules" / "x.js").write_text("installed")

    assert stamp.is_fresh()


def test_other_words_ask_again(source, tmp_path):
    Stamp(tmp_path / "stamp", (source,), ("3.11",)).set()

    assert not Stamp(tmp_path / "stamp", (source,), ("3.12",)).is_fresh()
