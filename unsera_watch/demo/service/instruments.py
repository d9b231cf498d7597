"""The coordinator prepares the next version of an instrument: a draft nobody has published."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.days import FIRST_DAY
from unsera_watch.demo.rules.people import COORDINATOR
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.instruments import queries
from unsera_watch.instruments.definition.editing import Raw, Typed, objects, with_group
from unsera_watch.instruments.service import copy_version, save_draft

CODE: Final = "OBS-SP"
# One point moves from the first question to the second, so the sum stays as it must be.
WEIGHTS: Final = ("9", "7")


def events(stage: Stage) -> Iterator[Event]:
    """Yield how the draft is begun on the first day."""
    yield Event(stage.at(FIRST_DAY, "11:20"), partial(_draft, stage))


def _draft(stage: Stage, session: Session, now: datetime) -> None:
    coordinator = stage.people[COORDINATOR]
    version = queries.newest(session, CODE)
    draft = copy_version(session, coordinator, version.id, now=now)
    raw = _reweighed(draft.definition)
    save_draft(session, coordinator, draft.id, draft.saved_n, raw, now=now)


def _reweighed(raw: Raw) -> Raw:
    items = objects(objects(dict(raw), "sections")[0], "items")
    said = [
        Typed(item["code"], {}, weight=weight, source="usulan")
        for item, weight in zip(items, WEIGHTS, strict=False)
        if item is not None
    ]
    return with_group(raw, 0, Typed("", {}), said)
