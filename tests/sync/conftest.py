"""A world with a student whose phone comes to the door."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests import make
from tests.make import World
from tests.sync.phone import Phone, body
from unsera_watch.db.work import Database


@pytest.fixture
def world(database: Database) -> World:
    """Return a programme with a team of two, committed."""
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def phone(app: Flask, world: World) -> Phone:
    """Return the observer's phone."""
    return Phone(app, world.observer)


@pytest.fixture
def record(database: Database, world: World) -> Callable[..., dict[str, object]]:
    """Return what makes a sound record."""

    def make_one(**changes: object) -> dict[str, object]:
        with database.reading() as session:
            return body(session, world, **changes)

    return make_one
