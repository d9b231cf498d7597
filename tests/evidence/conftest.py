"""A store in a folder of its own."""

import pytest

from unsera_watch.evidence.store.files import FileStore


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "evidence")
