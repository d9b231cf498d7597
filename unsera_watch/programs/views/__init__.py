"""The pages of programmes: setting up, sending out, the task card, the public letter."""

from unsera_watch.programs.views import (
    assigning,
    assignments,
    letters,
    limits,
    programmes,
    public,
    teams,
)
from unsera_watch.programs.views.blueprint import bp

__all__ = [
    "assigning",
    "assignments",
    "bp",
    "letters",
    "limits",
    "programmes",
    "public",
    "teams",
]
