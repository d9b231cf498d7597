"""Two visits that somebody has begun and not sent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.visits import DRAFTS, DraftPlan
from unsera_watch.demo.service.field import Form, Stay, arrive, fill_in
from unsera_watch.demo.service.stage import Event, Stage

LASTS: Final = timedelta(minutes=50)
PHOTOS: Final = 2
TARGET: Final = 75


def events(stage: Stage) -> Iterator[Event]:
    """Yield the last working day's unfinished visits."""
    for plan in DRAFTS:
        yield Event(stage.at(1, plan.clock) + LASTS, partial(_begin, stage, plan))


def _begin(stage: Stage, plan: DraftPlan, session: Session, now: datetime) -> None:
    stay = Stay(
        office=plan.office,
        observer=stage.people[plan.observer],
        present=tuple(stage.people[key].id for key in (plan.observer, plan.partner)),
        assignment_id=stage.assignments[plan.key],
        started_at=now - LASTS,
        ended_at=now,
        off_m=0,
        chance=stage.chance(f"{plan.key}/draft"),
    )
    fill_in(session, stage, stay, arrive(session, stay), Form(TARGET, PHOTOS, plan.share))
