"""A fresh installation with one student who is about to start a visit."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from bench.world import LIFE
from config import Settings
from tests import make
from tests.serving import Server
from tools.serve import free_port
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service.signing import open_session
from unsera_watch.app import open_database
from unsera_watch.db.migrate import upgrade
from unsera_watch.instruments import queries as instruments
from unsera_watch.web.login import cookie_name
from unsera_watch.web.request import utc_now


@dataclass(frozen=True, slots=True)
class Capture:
    """Where the installation is served, the page in it, and the cookie of its reader."""

    address: str
    path: str
    cookie: tuple[str, str]

    @property
    def url(self) -> str:
        """Return the address of a visit that is about to start."""
        return self.address + self.path


@contextmanager
def capture_page() -> Iterator[Capture]:
    """Serve an installation of its own, and leave nothing of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        settings = Settings.from_env({}, folder)
        path, token = _filled(settings)
        server = Server(settings, free_port())
        server.start()
        try:
            yield Capture(server.address, path, (cookie_name(secure=False), token))
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _filled(settings: Settings) -> tuple[str, str]:
    """Return the page's path and the reader's token."""
    upgrade(settings.database_url)
    database = open_database(settings)
    with database.work() as session:
        make.basics(session)
        world = make.world(session)
        version = instruments.newest(session, "OBS-SP")
        path = f"/capture/{version.id}#new/{world.assignment_id}"
        token = _signed_in(session, world)
    database.engine.dispose()
    return path, token


def _signed_in(session: Session, world: make.World) -> str:
    account = session.get_one(Account, world.observer.id)
    return open_session(session, account, "bench", life=LIFE, now=utc_now())
