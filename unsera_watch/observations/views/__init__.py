"""Pages of a visit: start it, fill it, send it, read it."""

from unsera_watch.observations.views import filling, phone, records, result
from unsera_watch.observations.views.blueprint import bp
from unsera_watch.observations.views.slots import assignment_part, phone_part, safety_part
from unsera_watch.observations.views.timeline import timeline_part
from unsera_watch.observations.views.today import home_part

__all__ = [
    "assignment_part",
    "bp",
    "filling",
    "home_part",
    "phone",
    "phone_part",
    "records",
    "result",
    "safety_part",
    "timeline_part",
]
