"""`demo`: fill an empty installation with the fictitious world, and keep its password."""

import os
import secrets
from functools import partial
from pathlib import Path
from typing import Final

import click

from config import Campus, Settings
from unsera_watch.app import create_app, open_database
from unsera_watch.cli.demo_accounts import kept_password
from unsera_watch.cli.installation import on_installation
from unsera_watch.db.work import Database
from unsera_watch.demo.service import NotEmpty, ensure_empty, fill
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.reports.document import Letterhead
from unsera_watch.reports.service import Press
from unsera_watch.web.i18n import told_in
from unsera_watch.web.pages import DIST
from unsera_watch.web.request import utc_now

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for each other when read aloud."""


@click.command()
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same world.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there is data already.")
@on_installation
def demo(settings: Settings, seed: int, *, if_empty: bool) -> None:
    """Fill an empty installation with a small fictitious world; refused when data exists."""
    database = open_database(settings)
    try:
        make_world(settings, database, seed)
    except NotEmpty:
        if not if_empty:
            raise
    else:
        click.echo("The demo world is ready.")
    finally:
        database.engine.dispose()


def make_world(settings: Settings, database: Database, seed: int) -> None:
    """Choose the password, keep it where only we read it, and fill the installation."""
    with database.reading() as session:
        ensure_empty(session)
    password = settings.demo_password or _new_password()
    kept = kept_password(settings)
    _keep(kept, password)
    try:
        # Papers are printed in Indonesian, and only an application knows how to translate.
        with create_app(settings, database).app_context():
            fill(database, press(settings), seed=seed, password=password, now=utc_now())
    except BaseException:
        kept.unlink(missing_ok=True)  # a password of nobody would mislead
        raise


def press(settings: Settings) -> Press:
    """Return what the reports of the demo world are printed with."""
    return Press(
        letterhead=_letterhead(settings.campus),
        place=settings.campus.place,
        number_pattern=settings.report_number,
        public_url=settings.public_url,
        is_demo=True,
        fonts=DIST / "paper",
        store=FileStore(settings.evidence_dir),
        tell=partial(told_in, "id"),
    )


def _letterhead(campus: Campus) -> Letterhead:
    return Letterhead(
        name=campus.name,
        unit=campus.unit,
        address=tuple(filter(None, (campus.address, campus.contact))),
        monogram=campus.monogram,
    )


def _new_password() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def _keep(path: Path, password: str) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"{password}\n")
