"""`accounts add`: the first people of an installation."""

import click

from config import Settings
from unsera_watch.accounts.rules import Person
from unsera_watch.accounts.service import people
from unsera_watch.app import open_database
from unsera_watch.cli.installation import on_installation
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.permissions import Role
from unsera_watch.web.request import utc_now


@click.group()
def accounts() -> None:
    """Manage people of the installation."""


@accounts.command()
@click.argument("email")
@click.option("--name", required=True, help="Name without titles.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="May be given several times.",
)
@on_installation
def add(settings: Settings, email: str, name: str, roles: tuple[str, ...]) -> None:
    """Make an account and print the link with which its owner chooses a password."""
    person = Person(email=email, name=name, roles=frozenset(Role(role) for role in roles))
    with open_database(settings).work() as session:
        account_id = people.add(session, SYSTEM, person, now=utc_now())
        token = people.invite(session, SYSTEM, account_id, now=utc_now())
    click.echo(f"{settings.public_url}/invitation/{token}")
