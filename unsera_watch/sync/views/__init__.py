"""The phone's door: what it sends, what it asks for, and the pages it keeps."""

from unsera_watch.sync.views import records, session, uploads
from unsera_watch.sync.views.blueprint import bp

__all__ = ["bp", "records", "session", "uploads"]
