"""Migrating, filling, backing up and restoring an installation."""

from pathlib import Path

import click

from config import Settings
from unsera_watch.app import INSTRUMENTS, make_sealer, open_database
from unsera_watch.cli import archive
from unsera_watch.cli.installation import on_installation
from unsera_watch.db.migrate import app_role, upgrade
from unsera_watch.demo.service import NotEmpty, fill
from unsera_watch.evidence.store.files import FileStore
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
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same world.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there is data already.")
@on_installation
def demo(settings: Settings, seed: int, *, if_empty: bool) -> None:
    """Fill an empty installation with a small fictitious world; refused when data exists."""
    store = FileStore(settings.evidence_dir)
    try:
        fill(open_database(settings), store, archive.demo_plan(settings, seed), now=utc_now())
    except NotEmpty:
        if not if_empty:
            message = "This installation already holds data; the demo world needs an empty one."
            raise click.ClickException(message) from None
        return
    click.echo("The demo world is ready.")


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
