"""Rules about programmes, teams, letters and assignments; plain Python."""

from unsera_watch.programs.rules.checks import (
    MAX_LINE,
    VISITS,
    check_assignment,
    check_letter,
    check_period,
    check_programme,
    check_team,
)
from unsera_watch.programs.rules.days import (
    WIB,
    Validity,
    campus_day,
    campus_hour,
    validity,
)
from unsera_watch.programs.rules.facts import (
    AssignmentFacts,
    Ground,
    LetterFacts,
    PeriodFacts,
    ProgrammeFacts,
    TeamFacts,
)
from unsera_watch.programs.rules.limits import (
    SPANS,
    Limits,
    check_limits,
    read_limits,
)

__all__ = [
    "MAX_LINE",
    "SPANS",
    "VISITS",
    "WIB",
    "AssignmentFacts",
    "Ground",
    "LetterFacts",
    "Limits",
    "PeriodFacts",
    "ProgrammeFacts",
    "TeamFacts",
    "Validity",
    "campus_day",
    "campus_hour",
    "check_assignment",
    "check_letter",
    "check_limits",
    "check_period",
    "check_programme",
    "check_team",
    "read_limits",
    "validity",
]
