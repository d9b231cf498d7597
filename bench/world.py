"""An installation with drafts that are ready to be sent."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from config import Settings
from tests import make
from tests.make import World
from tools.serve import free_port
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service.signing import Life, open_session
from unsera_watch.app import open_database
from unsera_watch.db.migrate import owner_engine, upgrade
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import drafts
from unsera_watch.web.request import utc_now

TABLE = "CREATE TABLE bench_rows (id varchar(32) PRIMARY KEY, body varchar(200) NOT NULL)"
LIFE = Life(idle=timedelta(days=1), absolute=timedelta(days=1))
FIRST_START = datetime.fromisoformat("2026-11-02T01:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in student and the drafts she is about to send, with the end of each visit."""

    token: str
    drafts: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a run needs."""

    settings: Settings
    port: int
    people: tuple[Person, ...]

    def environment(self) -> dict[str, str]:
        """Return the server's environment."""
        return {
            **os.environ,
            "UNSERA_DATA": str(self.settings.data_dir),
            "DATABASE_URL": self.settings.database_url,
        }


def prepare(settings: Settings, clients: int, sends: int) -> Prepared:
    """Migrate an empty database and fill it with as many drafts as will be sent."""
    _empty(settings.database_url)
    upgrade(settings.database_url)
    _make_bench_table(settings.database_url)
    database = open_database(settings)
    with database.work() as session:
        make.basics(session)
    people = []
    for _ in range(clients):
        with database.work() as session:
            people.append(_person(session, make.world(session), sends // clients + 4))
    database.engine.dispose()
    return Prepared(settings, free_port(), tuple(people))


def _person(session: Session, world: World, count: int) -> Person:
    answers = make.answers(session)
    ready = []
    for number in range(count):
        start = FIRST_START + timedelta(minutes=3 * number)
        opening = Opening(start, (world.partner.id,), None)
        actor, now = world.observer, make.NOON
        draft = drafts.begin(session, actor, world.assignment_id, opening, now=now)
        drafts.save_answers(session, actor, draft, 0, answers, {"K1.1": "Papan."}, now=now)
        end = (start + timedelta(hours=7, minutes=2)).strftime("%Y-%m-%dT%H:%M")
        ready.append((draft, end))
    account = session.get_one(Account, world.observer.id)
    return Person(open_session(session, account, "bench", life=LIFE, now=utc_now()), tuple(ready))


def _empty(url: str) -> None:
    """Start from nothing, on PostgreSQL too."""
    if url.startswith("sqlite"):
        return
    engine = create_engine(make_url(url))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def _make_bench_table(url: str) -> None:
    engine = owner_engine(url)
    with engine.begin() as connection:
        connection.execute(text(TABLE))
    engine.dispose()
