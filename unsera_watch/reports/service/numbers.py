"""Letter numbers: counted by year, given once, and only when a report is issued."""

from contextlib import suppress
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from unsera_watch.programs.rules import campus_day
from unsera_watch.reports.models import Number
from unsera_watch.reports.rules import number_text


def next_number(session: Session, pattern: str, *, now: datetime) -> str:
    """Return the next number of the campus year; a roll-back gives it back unseen."""
    day = campus_day(now)
    row = _row(session, day.year)
    row.last += 1
    return number_text(pattern, row.last, month=day.month, year=day.year)


def _row(session: Session, year: int) -> Number:
    """Return the year's row, ours alone until the transaction ends."""
    wanted = (
        select(Number)
        .where(Number.year == year)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = session.scalar(wanted)
    if found is not None:
        return found
    # The first two reports of a year may arrive together; then the other's row is as good.
    with suppress(IntegrityError), session.begin_nested():
        session.add(Number(year=year, last=0))
    return session.scalars(wanted).one()
