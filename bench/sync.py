"""A thousand visits from fifty phones with bad connections, and a door full of stalled uploads.

`python3 dev.py bench sync` prints one JSON line for each figure: records lost and doubled (of
1,000 visits with three photos of 200 KB, every tenth connection cut), bytes per second against
writing the same bytes durably to the same disk, and how long /healthz takes while 400 uploads
stand still.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from sqlalchemy import func, select

from bench.clients import Client
from bench.phones import Phone, Record, at_once
from bench.queued import Queued, queued
from bench.stalled import healthz_ms
from bench.world import Person
from config import Settings
from unsera_watch.app import open_database
from unsera_watch.observations.models import Observation, Photo, Revision

PHONES, VISITS, PHOTOS, PHOTO_BYTES = 50, 20, 3, 200_000
CUT_SHARE = 0.1
STALLED, HEALTHZ_MS = 400, 100


def main() -> None:
    """Measure once on SQLite: the files, which weigh most, are the same on both databases."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        made = queued(Settings.from_env({}, folder), PHONES, VISITS, PHOTOS, PHOTO_BYTES)
        with served(made):
            seconds, phones = _send(made)
            _count(made, phones)
            _throughput(made, folder, seconds)
            slowest = healthz_ms(made.port, made.people[0].token, STALLED)
            figure("sync.healthz_ms_400_stalled", slowest, HEALTHZ_MS)
    finally:
        shutil.rmtree(folder)


@contextmanager
def served(made: Queued) -> Iterator[None]:
    """Serve the installation as an operator does."""
    command = Path(sys.executable).with_name("unsera-watch")
    env = {**os.environ, "UNSERA_DATA": str(made.settings.data_dir)}
    env["DATABASE_URL"] = made.settings.database_url
    words = [command, "serve", "--port", str(made.port)]
    server = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL)
    try:
        Client(made.port, Person(made.people[0].token, ())).wait_until_served()
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _send(made: Queued) -> tuple[float, list[Phone]]:
    phones = [
        Phone(made.port, person.token, person.records, CUT_SHARE, seed)
        for seed, person in enumerate(made.people)
    ]
    began = monotonic()
    done = at_once(phones, processes=4)
    return monotonic() - began, done


def _count(made: Queued, phones: list[Phone]) -> None:
    """Compare what the phones have receipts for with what the database holds."""
    wanted = {record.name for person in made.people for record in person.records}
    told = {name for phone in phones for name in phone.receipts}
    database = open_database(made.settings)
    with database.reading() as session:
        kept = {str(each) for each in session.scalars(select(Observation.id))}
        revisions = session.scalar(select(func.count()).select_from(Revision)) or 0
        photos = session.scalar(select(func.count(Photo.upload_id))) or 0
    database.engine.dispose()
    several = sum(len(codes) > 1 for phone in phones for codes in phone.receipts.values())
    figure("sync.lost", len(wanted - kept) + len(wanted - told) + len(wanted) * PHOTOS - photos, 0)
    figure("sync.double", revisions - len(kept) + several + len(kept - wanted), 0)
    figure("sync.cuts", sum(phone.cuts for phone in phones), 0)


def _throughput(made: Queued, folder: Path, seconds: float) -> None:
    records = [record for person in made.people for record in person.records]
    size = sum(len(photo) for record in records for photo in record.photos)
    figure("sync.throughput", size / seconds, size / _written(folder / "plain", records))


def _written(folder: Path, records: list[Record]) -> float:
    """Return how long the same bytes take when each file and its name are synced."""
    folder.mkdir()
    place = os.open(folder, os.O_RDONLY)
    began = monotonic()
    for number, record in enumerate(records):
        for at, photo in enumerate(record.photos):
            with (folder / f"{number}-{at}").open("wb") as file:
                file.write(photo)
                file.flush()
                os.fsync(file.fileno())
            os.fsync(place)
    taken = monotonic() - began
    os.close(place)
    return taken


def figure(name: str, value: float, limit: float) -> None:
    """Print one figure; a limit of nothing has no ratio."""
    ratio = round(value / limit, 3) if limit else None
    found = {"name": name, "value": round(value, 3), "limit": round(limit, 3), "ratio": ratio}
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
