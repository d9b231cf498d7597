"""`worker`: the housekeeping that no request should wait for."""

import signal
from datetime import datetime, timedelta
from time import sleep
from types import FrameType
from typing import Final, NoReturn

import click

from config import Settings
from unsera_watch.accounts.service import housekeeping
from unsera_watch.app import open_database
from unsera_watch.cli.installation import on_installation
from unsera_watch.db.work import Database
from unsera_watch.evidence import service as evidence
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.evidence.store.partial import Partials
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.observations import queries as observations
from unsera_watch.web.request import utc_now

EVERY_SECONDS: Final = 15 * 60
UNLINKED_PHOTOS_STAY: Final = timedelta(days=30)
UNFINISHED_STAY: Final = timedelta(hours=6)
# A phone may lie in a drawer over a long weekend and still go on where it stopped.
ABANDONED_STAY: Final = timedelta(days=14)


@click.command()
@click.option("--once", is_flag=True, help="Tidy up once and end.")
@on_installation
def worker(settings: Settings, *, once: bool) -> None:
    """Tidy up: ended sessions, used invitations, photos that no draft shows any more."""
    signal.signal(signal.SIGTERM, _leave)
    if once:
        tidy(open_database(settings), FileStore(settings.evidence_dir), now=utc_now())
    else:
        work_until_told(settings)


def work_until_told(settings: Settings) -> NoReturn:
    """Tidy up now and every quarter of an hour."""
    database, store = open_database(settings), FileStore(settings.evidence_dir)
    while True:
        tidy(database, store, now=utc_now())
        sleep(EVERY_SECONDS)


def tidy(database: Database, store: FileStore, *, now: datetime) -> None:
    """Forget what is over; files go only after the rows are gone for certain."""
    with database.work() as session:
        housekeeping.sweep(session, now=now)
    before = now - UNLINKED_PHOTOS_STAY
    with database.work() as session:
        in_use = observations.digests_in_use(session)
        gone = evidence.delete_unlinked(session, SYSTEM, in_use, before=before, now=now)
    store.delete(gone, before=before)
    store.sweep_unfinished(before=now - UNFINISHED_STAY)
    Partials(store.root).sweep(before=now - ABANDONED_STAY)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)
