"""The phone's door: what it sends, what it asks for, and the pages it keeps."""

from unsera_watch.sync.views import data, pages, records, session, shell, uploads
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.sync.views.pages import home_foot_part, home_part
from unsera_watch.sync.views.shell import phone_part

__all__ = [
    "bp",
    "data",
    "home_foot_part",
    "home_part",
    "pages",
    "phone_part",
    "records",
    "session",
    "shell",
    "uploads",
]
