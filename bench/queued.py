"""An installation and the queues of its phones: visits with photos that nobody has sent yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image
from sqlalchemy.orm import Session

from bench.phones import Record
from bench.world import FIRST_START, LIFE
from config import Settings
from tests import make
from tests.sync.phone import body, sha256, shot
from tools.serve import free_port
from unsera_watch.accounts.models import Account
from unsera_watch.accounts.service.signing import open_session
from unsera_watch.app import open_database
from unsera_watch.db.migrate import upgrade
from unsera_watch.web.request import utc_now

WIDTH, HEIGHT = 1600, 1200


@dataclass(frozen=True, slots=True)
class Owner:
    """A signed-in student and what waits on her phone."""

    token: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Queued:
    """Everything a run needs."""

    settings: Settings
    port: int
    people: tuple[Owner, ...]


def queued(settings: Settings, phones: int, visits: int, photos: int, size: int) -> Queued:
    """Migrate an empty database and fill as many phones."""
    upgrade(settings.database_url)
    database = open_database(settings)
    with database.work() as session:
        make.basics(session)
    base = _picture(size)
    people = []
    for _ in range(phones):
        with database.work() as session:
            people.append(_owner(session, visits, photos, base))
    database.engine.dispose()
    return Queued(settings, free_port(), tuple(people))


def _owner(session: Session, visits: int, photos: int, base: bytes) -> Owner:
    world = make.world(session)
    records = []
    for number in range(visits):
        start = FIRST_START + timedelta(hours=2 * number)
        taken = tuple(_own(base) for _ in range(photos))
        records.append(_record(session, world, start, taken))
    account = session.get_one(Account, world.observer.id)
    return Owner(open_session(session, account, "bench", life=LIFE, now=utc_now()), tuple(records))


def _record(
    session: Session, world: make.World, start: datetime, taken: tuple[bytes, ...]
) -> Record:
    facts = body(
        session,
        world,
        started_at=start.isoformat(),
        ended_at=(start + timedelta(hours=1)).isoformat(),
        photos=[shot(sha256(each)) for each in taken],
    )
    name: UUID = uuid4()
    return Record(str(name), facts, taken)


def _picture(size: int) -> bytes:
    """Return a JPEG of about *size* bytes, as a phone makes it to spare its quota."""
    noise = Image.effect_noise((WIDTH // 8, HEIGHT // 8), 60).resize((WIDTH, HEIGHT))
    for quality in range(95, 20, -3):
        out = BytesIO()
        noise.convert("RGB").save(out, "JPEG", quality=quality)
        if out.tell() <= size:
            break
    return out.getvalue()


def _own(base: bytes) -> bytes:
    """Return the same picture with a comment of its own, so that its SHA-256 is its own."""
    words = uuid4().bytes
    return base[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + base[2:]
