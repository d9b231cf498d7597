"""A real server and a real browser: the installation is fresh, its people have passwords."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from config import Settings
from tests import make
from tests.journeys.visitor import Visitors
from tests.make import World
from tools.serve import free_port
from unsera_watch import app as application
from unsera_watch.accounts.service import passwords
from unsera_watch.kernel.actor import SYSTEM, Actor
from unsera_watch.kernel.permissions import Role
from unsera_watch.web.request import utc_now

PASSWORD = "kata sandi contoh"
LAST_CITATION = "uu-25-2009-ps-22"  # the coordinator confirms it on its page
FLAGS = (
    "--no-sandbox --no-zygote --disable-gpu --use-gl=angle --use-angle=swiftshader "
    "--enable-unsafe-swiftshader --disable-background-networking --disable-component-update "
    "--disable-sync --disable-quic --no-first-run"
)


@dataclass(frozen=True, slots=True)
class Site:
    """A served installation and who lives in it."""

    address: str
    settings: Settings
    world: World
    officer: Actor


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    """Serve a fresh installation with one programme, and stop it afterwards."""
    world, officer = _people(settings)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = _serve(settings, port)
    _wait_for(address, server)
    yield Site(address, settings, world, officer)
    server.terminate()
    assert server.wait(20) == 0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the browser that the runner found."""
    path = os.environ.get("UNSERA_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def visitors(site: Site, chromium: Browser) -> Iterator[Visitors]:
    """Return whoever comes to the site; every page they read is checked."""
    visitors = Visitors(chromium, site.address, site.settings, PASSWORD)
    yield visitors
    visitors.leave()


def _people(settings: Settings) -> tuple[World, Actor]:
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


def _serve(settings: Settings, port: int) -> subprocess.Popen[bytes]:
    command = Path(sys.executable).with_name("unsera-watch")
    env = {
        **os.environ,
        "UNSERA_DATA": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    return subprocess.Popen([command, "serve", "--port", str(port)], env=env)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(f"{address}/readyz") as answer:  # noqa: S310  (our own server)
                assert answer.status == 200
                return
        except URLError:
            sleep(0.1)
    message = "the server does not answer"
    raise AssertionError(message)
