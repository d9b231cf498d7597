"""A real server and a real browser: the installation is fresh, its people have passwords."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from config import Settings
from tests import make
from tests.journeys.visitor import Visitors
from tests.make import World
from tests.serving import CHROMIUM, FLAGS, Server
from tools.serve import free_port
from unsera_watch import app as application
from unsera_watch.accounts.service import passwords
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.permissions import Role
from unsera_watch.web.request import utc_now

PASSWORD = "kata sandi contoh"
PATIENCE_MS = 15_000  # as long as a page has to answer a press: two browsers may share two cores
LAST_CITATION = "uu-25-2009-ps-22"  # the coordinator confirms it on its page


@dataclass(frozen=True, slots=True)
class Site:
    """A served installation and who lives in it."""

    address: str
    settings: Settings
    world: World
    officer: Actor
    server: Server


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    """Serve a fresh installation with one programme, and stop it afterwards."""
    world, officer = people(settings)
    server = Server(settings, free_port())
    server.start()
    yield Site(server.address, settings, world, officer, server)
    assert server.stop() == 0


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Return what drives browsers; there can be only one in a process."""
    with sync_playwright() as driver:
        expect.set_options(timeout=PATIENCE_MS)
        yield driver


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """Return the browser that the runner found."""
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def visitors(site: Site, chromium: Browser) -> Iterator[Visitors]:
    """Return whoever comes to the site; every page they read is checked."""
    visitors = Visitors(chromium, site.address, site.settings, PASSWORD)
    yield visitors
    visitors.leave()


def people(settings: Settings) -> tuple[World, Actor]:
    database = application.open_database(settings)
    with database.work() as session:
        world = make.world(session)
        make.confirm_citations(session, world.coordinator, but={LAST_CITATION})
        officer = make.account(session, Role.OMBUDSMAN, name="Petugas Contoh")
        people = (world.coordinator, world.supervisor, world.lecturer)
        for person in (*people, world.observer, world.partner, officer):
            passwords.set_password(session, SYSTEM, person.id, PASSWORD, now=utc_now())
    database.engine.dispose()
    return world, officer
