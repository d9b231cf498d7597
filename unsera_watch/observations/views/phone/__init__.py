"""The page a phone keeps: a whole form, empty, to be filled without network."""

from unsera_watch.observations.views.phone.capture import capture

__all__ = ["capture"]
