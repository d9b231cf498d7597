"""What a submission stands on."""

from dataclasses import dataclass

from unsera_watch.evidence.models import Upload
from unsera_watch.instruments.rules import Definition
from unsera_watch.observations.models import Observation
from unsera_watch.programs.models import Assignment


@dataclass(frozen=True, slots=True)
class Ground:
    """What a submission stands on, loaded once."""

    assignment: Assignment
    definition: Definition
    uploads: dict[str, Upload]
    existing: Observation | None
