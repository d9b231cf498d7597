"""What people type about programmes: shape only, meaning is for the rules."""

from unsera_watch.programs.forms.limits import LimitsForm
from unsera_watch.programs.forms.papers import AssignmentForm, LetterForm, OfficeSearchForm
from unsera_watch.programs.forms.structure import PeriodForm, ProgrammeForm, TeamForm

__all__ = [
    "AssignmentForm",
    "LetterForm",
    "LimitsForm",
    "OfficeSearchForm",
    "PeriodForm",
    "ProgrammeForm",
    "TeamForm",
]
