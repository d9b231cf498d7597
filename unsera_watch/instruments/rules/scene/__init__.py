"""What is asked, given what was answered."""

from unsera_watch.instruments.rules.scene.answers_at_hand import Scene, is_plain, rows_of

__all__ = ["Scene", "is_plain", "rows_of"]
