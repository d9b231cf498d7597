"""Publish instruments, keep drafts and citations, and give a version its definition back."""

from unsera_watch.instruments.service.checking import check_definition, problems_of
from unsera_watch.instruments.service.citations import (
    confirm,
    correct,
    resting_on,
    withdraw_confirmation,
)
from unsera_watch.instruments.service.drafts import (
    copy_version,
    discard_draft,
    publish_draft,
    save_draft,
    start_draft,
)
from unsera_watch.instruments.service.install import install
from unsera_watch.instruments.service.versions import (
    composite_of,
    content_of,
    definition_by_id,
    definition_of,
    publish,
    retire,
)

__all__ = [
    "check_definition",
    "composite_of",
    "confirm",
    "content_of",
    "copy_version",
    "correct",
    "definition_by_id",
    "definition_of",
    "discard_draft",
    "install",
    "problems_of",
    "publish",
    "publish_draft",
    "resting_on",
    "retire",
    "save_draft",
    "start_draft",
    "withdraw_confirmation",
]
