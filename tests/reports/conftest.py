"""The paper faces that set-up built, reports printed with them, and reports of the test world."""

from pathlib import Path

import pytest
from sqlalchemy import update

import unsera_watch
from tests import make
from tests.reports import issued as made
from tests.reports import paper, reading
from unsera_watch.accounts.models import Account
from unsera_watch.reports.pdf import render
from unsera_watch.reports.pdf.letters.faces import load

FONTS = Path(unsera_watch.__file__).parent / "static" / "dist" / "paper"


@pytest.fixture(scope="session")
def fonts():
    return FONTS


@pytest.fixture(scope="session")
def faces():
    return load(FONTS)


@pytest.fixture(scope="session")
def printed():
    """Return a function: a document (and its pictures) as bytes."""

    def run(document, pictures=None):
        pictures = paper.pictures(document) if pictures is None else pictures
        return render(document, pictures, FONTS)

    return run


@pytest.fixture(scope="session")
def read(printed):
    """Return a function: a document as the text of each of its pages."""

    def run(document, pictures=None):
        return reading.pages(printed(document, pictures))

    return run


@pytest.fixture
def world(database):
    with database.work() as session:
        return make.world(session)


@pytest.fixture
def officer(database):
    with database.work() as session:
        return made.officer(session)


@pytest.fixture
def observation_id(database, world):
    with database.work() as session:
        return made.verified(session, world, answers=make.answers(session, K1_2="tidak_ada"))


@pytest.fixture
def draft_id(database, world, store):
    with database.work() as session:
        photo = made.taken(session, world, store)
        return made.drafted(session, world, photos=(photo,)).id


@pytest.fixture
def report(database, world, store):
    with database.work() as session:
        photo = made.taken(session, world, store)
        answers = make.answers(session, K1_2="tidak_ada")
        return made.issued(session, world, store, photos=(photo,), answers=answers)


@pytest.fixture
def english(browser, database, world, officer):
    """Let everybody of this world read English, whether signed in or not."""
    browser.client.set_cookie("lang", "en")
    with database.work() as session:
        session.execute(update(Account).values(language="en"))
