"""Everybody of the demo world gets an account and the one password."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.orm import Session

from unsera_watch.accounts.rules import Person
from unsera_watch.accounts.service.passwords import set_password
from unsera_watch.accounts.service.people import add
from unsera_watch.demo.rules.days import FIRST_DAY
from unsera_watch.demo.rules.people import ADMIN, PEOPLE
from unsera_watch.demo.service.stage import Event, Stage
from unsera_watch.kernel.actor import SYSTEM, Actor


def events(stage: Stage) -> Iterator[Event]:
    """Yield the first hour of the first day: the operator makes the administrator, she the rest."""

    def welcome(session: Session, now: datetime) -> None:
        for key, person in PEOPLE.items():
            host = stage.people.get(ADMIN, SYSTEM)
            stage.people[key] = _join(session, host, person, stage.password, now)

    yield Event(stage.at(FIRST_DAY, "08:10"), welcome)


def _join(session: Session, host: Actor, person: Person, password: str, now: datetime) -> Actor:
    account_id = add(session, host, person, now=now)
    set_password(session, host, account_id, password, now=now)
    return Actor(account_id, person.roles)
