"""The tables of an observation's life, from draft to record."""

from unsera_watch.audit.rules import Audited
from unsera_watch.observations.models.drafts import Draft, DraftPhoto
from unsera_watch.observations.models.records import Observation, Photo, Revision
from unsera_watch.observations.models.visits import Present, Visit

__all__ = ["Draft", "DraftPhoto", "Observation", "Photo", "Present", "Revision", "Visit"]

AUDITED = (
    Audited(
        "visit",
        Visit,
        {
            1: (
                "assignment_id",
                "observer_id",
                "started_at",
                "ended_at",
                "minutes",
                "outcome",
                "outcome_note",
                "lat",
                "lon",
                "accuracy_m",
                "position_source",
                "position_at",
            )
        },
    ),
    Audited("presence", Present, {1: ("visit_id", "account_id", "state", "answered_at")}),
    Audited(
        "observation",
        Observation,
        {
            1: (
                "visit_id",
                "instrument_version_id",
                "status",
                "revision",
                "answers",
                "notes",
                "score",
                "total",
                "digest",
                "submitted_at",
                "decided_at",
                "decided_by",
            )
        },
    ),
    Audited(
        "revision",
        Revision,
        {
            1: ("observation_id", "number", "digest", "receipt"),
            2: ("observation_id", "number", "digest", "receipt", "device_sent_at"),
        },
    ),
)
