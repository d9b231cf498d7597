"""The pages of instruments and citations: seeing them, and the whole life of a version."""

from unsera_watch.instruments.views import (
    catalogue,
    citations,
    comparing,
    drafts,
    files,
    groups,
    preview,
)
from unsera_watch.instruments.views.blueprint import bp

__all__ = ["bp", "catalogue", "citations", "comparing", "drafts", "files", "groups", "preview"]
