"""Fill an empty installation with the demo world, whole or not at all."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.service.housekeeping import make_installation
from unsera_watch.audit.rules import INSTALLATION, Tag
from unsera_watch.audit.service import record
from unsera_watch.db.work import Database
from unsera_watch.demo.service import (
    drafts,
    instruments,
    logbooks,
    people,
    places,
    programme,
    references,
    reports,
    visits,
)
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Conflict
from unsera_watch.kernel.words import N_, say
from unsera_watch.reports.service import Press

__all__ = ["NotEmpty", "ensure_empty", "fill"]


class NotEmpty(Conflict):
    """Somebody lives here already, and the demo world never joins real people."""


def fill(database: Database, press: Press, *, seed: int, password: str, now: datetime) -> None:
    """Make the demo world; everything happens in its order, before *now*."""
    stage = Stage(seed=seed, now=now, press=press, password=password)
    with database.at_once() as whole:
        with whole.work() as session:
            ensure_empty(session)
            make_installation(session, is_demo=True, now=now)
        for event in sorted(_events(stage), key=lambda event: event.at):
            with whole.work() as session:
                event.happen(session, event.at)
        with whole.work() as session:
            record(session, SYSTEM, Tag.DEMO_MADE, INSTALLATION, "demo", now=now, seed=seed)


def ensure_empty(session: Session) -> None:
    """Refuse an installation in which anybody has an account."""
    if not accounts.is_empty(session):
        message = N_("This installation already holds data; the demo world needs an empty one.")
        raise NotEmpty("not-empty", say(message))


def _events(stage: Stage) -> Iterator[Event]:
    first = (people, places, references, instruments, programme)
    for room in (*first, visits, drafts, logbooks, reports):
        yield from room.events(stage)
