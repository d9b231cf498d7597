"""What can be done with programmes: set up, staff, send out, call back."""

from unsera_watch.programs.service.limits import set_limits
from unsera_watch.programs.service.papers import (
    assign,
    cancel_assignment,
    record_letter,
    revoke_letter,
)
from unsera_watch.programs.service.structure import add_period, make_programme, make_team

__all__ = [
    "add_period",
    "assign",
    "cancel_assignment",
    "make_programme",
    "make_team",
    "record_letter",
    "revoke_letter",
    "set_limits",
]
