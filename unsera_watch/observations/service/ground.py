"""What a submission stands on."""

from dataclasses import dataclass

from unsera_watch.evidence.models import Upload
from unsera_watch.instruments.rules import Definition
from unsera_watch.observations.models import Observation, Visit
from unsera_watch.programs.queries import Orders


@dataclass(frozen=True, slots=True)
class Ground:
    """What a submission stands on, loaded once."""

    orders: Orders
    definition: Definition
    uploads: dict[str, Upload]
    existing: Observation | None
    visit: Visit | None = None
