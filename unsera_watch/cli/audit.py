"""`audit verify` and `audit checkpoint`: whether the past is still what it was."""

from pathlib import Path

import click

from config import Settings
from unsera_watch.app import make_sealer, open_database
from unsera_watch.audit.service.checkpoint import checkpoint as make_checkpoint
from unsera_watch.audit.service.verify import verify as find_problems
from unsera_watch.audit.service.verify import warnings
from unsera_watch.audit.signing import checkpoint_key, public_key
from unsera_watch.cli.installation import on_installation
from unsera_watch.evidence.service import stored_files
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.web.request import utc_now

KEY = "checkpoint.pem"


@click.group()
def audit() -> None:
    """Check the trail of everything that happened."""


@audit.command()
@click.option(
    "--checkpoint",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An older checkpoint that the trail must still begin with.",
)
@on_installation
def verify(settings: Settings, checkpoint: Path | None) -> None:
    """Check trail, rows and files; exit 0 when nothing was altered, 1 naming what was."""
    store = FileStore(settings.evidence_dir)
    key = settings.keys_dir / Path(KEY).with_suffix(".pub").name
    with open_database(settings).reading() as session:
        problems = find_problems(
            session,
            make_sealer(settings),
            files=lambda reading: stored_files(reading, store),
            checkpoint=checkpoint.read_text() if checkpoint else None,
            key=public_key(key) if key.exists() else None,
        )
        for warning in warnings(session):
            click.echo(f"warning: {warning}", err=True)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        raise SystemExit(1)
    click.echo("Nothing was altered.")


@audit.command()
@on_installation
def checkpoint(settings: Settings) -> None:
    """Print a signed checkpoint; keep it where nobody of the campus can change it."""
    key = checkpoint_key(settings.keys_dir / KEY)
    origin = settings.public_url.split("://", 1)[1]
    with open_database(settings).work() as session:
        text = make_checkpoint(session, key, origin, now=utc_now())
    click.echo(text, nl=False)
