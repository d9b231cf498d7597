"""Whose is what, and what each person may read of a programme."""

from unsera_watch.programs.queries.papers import (
    Orders,
    assignment,
    assignments,
    assignments_for,
    letter_by_code,
    letters,
    orders,
    own_assignment,
)
from unsera_watch.programs.queries.scope import (
    coordinates,
    may_all,
    roles_held,
    teams_coordinated,
    teams_joined,
    teams_seen,
    teams_supervised,
    teams_taught,
)
from unsera_watch.programs.queries.structure import (
    coordinators,
    period,
    periods,
    programme,
    programmes_for,
    team,
    team_for_student,
    teams,
)

__all__ = [
    "Orders",
    "assignment",
    "assignments",
    "assignments_for",
    "coordinates",
    "coordinators",
    "letter_by_code",
    "letters",
    "may_all",
    "orders",
    "own_assignment",
    "period",
    "periods",
    "programme",
    "programmes_for",
    "roles_held",
    "team",
    "team_for_student",
    "teams",
    "teams_coordinated",
    "teams_joined",
    "teams_seen",
    "teams_supervised",
    "teams_taught",
]
