"""Logbooks: work by hand, and what the lecturer says of it and of the verified visits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.credit import queries
from unsera_watch.credit.rules import EntryAction, Span, Work
from unsera_watch.credit.service import approve, return_entries, write
from unsera_watch.demo.rules.logbooks import APPROVED_UNTIL, ENTRIES, EntryPlan
from unsera_watch.demo.rules.people import LECTURER
from unsera_watch.demo.service.stage import Event, Stage

WRITING: Final = timedelta(minutes=10)


def events(stage: Stage) -> Iterator[Event]:
    """Yield what students write, and the lecturer's afternoons."""
    for plan in ENTRIES:
        written: list[UUID] = []
        done = stage.at(plan.ago, plan.clock) + timedelta(minutes=plan.minutes)
        yield Event(done + WRITING, partial(_write, stage, plan, written))
        if plan.fate is EntryAction.RETURN:
            yield Event(stage.at(plan.ago - 1, "14:10"), partial(_give_back, stage, plan, written))
    for student, ago in APPROVED_UNTIL.items():
        yield Event(stage.at(ago, "14:30"), partial(_approve, stage, student))


def _write(
    stage: Stage, plan: EntryPlan, written: list[UUID], session: Session, now: datetime
) -> None:
    work = Work(
        kind=plan.kind,
        worked_on=stage.day(plan.ago),
        span=Span(stage.at(plan.ago, plan.clock), plan.minutes),
        description=plan.description,
    )
    written.append(write(session, stage.people[plan.student], work, now=now))


def _give_back(
    stage: Stage, plan: EntryPlan, written: list[UUID], session: Session, now: datetime
) -> None:
    student = stage.people[plan.student]
    return_entries(session, stage.people[LECTURER], student.id, written, plan.note, now=now)


def _approve(stage: Stage, student: str, session: Session, now: datetime) -> None:
    """Approve what waits by now."""
    lecturer, student_id = stage.people[LECTURER], stage.people[student].id
    lines = queries.taught(session, lecturer, student_id)
    waiting = {line.key for line in lines if line.is_waiting}
    approve(session, lecturer, student_id, waiting, now=now)
