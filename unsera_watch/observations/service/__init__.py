"""What can be done with an observation; `submit` is the only way in."""

from unsera_watch.observations.service.late import join_arrived, join_photos
from unsera_watch.observations.service.presence import answer_presence
from unsera_watch.observations.service.status import move, withdraw
from unsera_watch.observations.service.submit import submit

__all__ = ["answer_presence", "join_arrived", "join_photos", "move", "submit", "withdraw"]
