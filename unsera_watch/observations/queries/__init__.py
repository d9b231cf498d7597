"""What can be asked about observations, drafts and presences."""

from unsera_watch.observations.queries.drafts import (
    beside,
    draft,
    draft_to_change,
    drafts,
)
from unsera_watch.observations.queries.photos import (
    digests_in_use,
    photo,
)
from unsera_watch.observations.queries.records import (
    arrived,
    asked,
    get,
    listed,
    of_assignment,
    overlapping,
    own,
    readable,
    revision,
    revisions,
    same_visit,
    sent_by,
    visible,
)

__all__ = [
    "arrived",
    "asked",
    "beside",
    "digests_in_use",
    "draft",
    "draft_to_change",
    "drafts",
    "get",
    "listed",
    "of_assignment",
    "overlapping",
    "own",
    "photo",
    "readable",
    "revision",
    "revisions",
    "same_visit",
    "sent_by",
    "visible",
]
