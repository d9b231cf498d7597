"""What is asked, given what was answered."""

from unsera_watch.instruments.rules.scene.answers_at_hand import (
    Scene,
    asked_only,
    is_plain,
    rows_of,
)

__all__ = ["Scene", "asked_only", "is_plain", "rows_of"]
