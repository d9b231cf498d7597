"""Migrating, backing up and restoring an installation."""

from pathlib import Path

import click

from config import Settings
from unsera_watch.app import INSTRUMENTS, make_sealer, open_database
from unsera_watch.cli import archive
from unsera_watch.cli.installation import on_installation
from unsera_watch.db.migrate import app_role, upgrade
from unsera_watch.instruments.service import install
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.offices.service import install_regions
from unsera_watch.web.request import utc_now


@click.command()
@on_installation
def migrate(settings: Settings) -> None:
    """Bring the database to the newest shape and install regions and instruments."""
    owner = settings.migration_database_url
    upgrade(owner, app_role(settings.database_url, owner))
    with open_database(settings).work() as session:
        install_regions(session, SYSTEM, now=utc_now())
        install(session, SYSTEM, INSTRUMENTS, now=utc_now())
    click.echo("The database is up to date.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@on_installation
def backup(settings: Settings, folder: Path) -> None:
    """Copy database, evidence and keys to FOLDER, also while serving."""
    archive.backup(settings, folder)
    click.echo(f"Backed up to {folder}. It holds keys: keep it encrypted.")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@on_installation
def restore(settings: Settings, folder: Path) -> None:
    """Fill an empty installation from a backup in FOLDER, and verify it."""
    archive.restore(settings, folder)
    problems = archive.verify(settings, make_sealer(settings))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise SystemExit(1)
    click.echo("Restored and verified: nothing was altered.")
