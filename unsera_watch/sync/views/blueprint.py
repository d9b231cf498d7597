"""The room's one blueprint, and the store its pieces go to."""

from typing import cast

from flask import Blueprint, current_app

from unsera_watch.evidence.store.files import FileStore

bp = Blueprint("sync", __name__)


def store() -> FileStore:
    """Return the store of evidence."""
    return cast("FileStore", current_app.extensions["evidence"])
