"""`phone …`: bring in what a student saved as a copy, when her phone cannot send any more."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from config import Settings
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.service.signing import actor_of
from unsera_watch.cli.installation import on_installation, told
from unsera_watch.cli.instruments.reading import file_of, opened
from unsera_watch.cli.phone.copy import Copy, opened_copy
from unsera_watch.cli.phone.taking import bring_draft, bring_record
from unsera_watch.db.work import Database
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import DomainError
from unsera_watch.web.request import utc_now


@click.group()
def phone() -> None:
    """Bring in copies that students saved on their phones (docs/phone-copy.md)."""


@phone.command("import")
@file_of("FILE")
@on_installation
def import_copy(settings: Settings, file: Path) -> None:
    """Bring in a copy: queued records are sent, drafts wait on the server for their author.

    It acts for the student whose account the copy names, and refuses what her phone would be
    refused. The same copy can be brought in again: nothing comes twice.
    """
    store = FileStore(settings.evidence_dir)
    with opened(settings) as database, opened_copy(file) as copy:
        actor = _author(database, copy)
        parts = (database, actor, copy, store)
        failed = sum(not _told(copy, each, partial(_record, *parts, each)) for each in copy.items)
        failed += sum(not _told(copy, each, partial(_draft, *parts, each)) for each in copy.drafts)
    if failed:
        raise click.ClickException(f"{failed} could not be brought in; the copy still holds them.")


def _author(database: Database, copy: Copy) -> Actor:
    with database.reading() as session:
        return actor_of(accounts.get(session, copy.account))


def _told(copy: Copy, thing: object, bring: Callable[[], str]) -> bool:
    """Bring one thing in, and say what became of it without naming anybody."""
    name = copy.name_of(thing)
    try:
        click.echo(f"{name}: {bring()}")
    except DomainError as refusal:
        click.echo(f"{name}: refused: {told(refusal)}")
        return False
    return True


def _record(database: Database, actor: Actor, copy: Copy, store: FileStore, item: object) -> str:
    return f"receipt {bring_record(database, actor, copy, store, item, now=utc_now()).code}"


def _draft(database: Database, actor: Actor, copy: Copy, store: FileStore, draft: object) -> str:
    is_new = bring_draft(database, actor, copy, store, draft, now=utc_now())
    return "waits as a draft" if is_new else "is here already"
