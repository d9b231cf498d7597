"""Three reports: one issued and received, one issued, one still a draft."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.demo.rules.notes import RECEIVED_NOTE
from unsera_watch.demo.rules.people import COORDINATOR, OFFICER
from unsera_watch.demo.rules.visits import REPORTS
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.reports import queries
from unsera_watch.reports.service import acknowledge, issue, make_draft


def events(stage: Stage) -> Iterator[Event]:
    """Yield how each report is made, issued and received, as far as it gets."""
    for plan in REPORTS:
        made: list[UUID] = []
        yield Event(stage.at(plan.made, "11:00"), partial(_make, stage, plan.visit, made))
        if plan.issued is not None:
            yield Event(stage.at(plan.issued, "11:30"), partial(_issue, stage, made))
        if plan.received is not None:
            yield Event(stage.at(plan.received, "09:10"), partial(_receive, stage, made))


def _make(stage: Stage, visit: str, made: list[UUID], session: Session, now: datetime) -> None:
    observation_id = stage.observations[visit]
    made.append(make_draft(session, stage.people[COORDINATOR], observation_id, now=now).id)


def _issue(stage: Stage, made: list[UUID], session: Session, now: datetime) -> None:
    issue(session, stage.people[COORDINATOR], made[0], stage.press, now=now)


def _receive(stage: Stage, made: list[UUID], session: Session, now: datetime) -> None:
    officer = stage.people[OFFICER]
    file_digest = queries.readable(session, officer, made[0]).versions[-1].file_digest
    acknowledge(session, officer, made[0], file_digest=file_digest, note=RECEIVED_NOTE, now=now)
