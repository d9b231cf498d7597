"""The pages on which a visit is started, filled in and sent."""

from unsera_watch.observations.views.filling import draft, finish, photos, rows, section, start

__all__ = ["draft", "finish", "photos", "rows", "section", "start"]
