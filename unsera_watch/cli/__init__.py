"""`unsera-watch …`: thin commands, each calls a service."""

import click

from unsera_watch import __version__
from unsera_watch.cli.accounts import accounts
from unsera_watch.cli.audit import audit
from unsera_watch.cli.data import backup, migrate, restore
from unsera_watch.cli.demo import demo
from unsera_watch.cli.docs import docs
from unsera_watch.cli.instruments import instruments
from unsera_watch.cli.phone import phone
from unsera_watch.cli.routes import routes
from unsera_watch.cli.serve import serve
from unsera_watch.cli.worker import worker


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="unsera-watch")
def main() -> None:
    """Field audits of public services: serve, maintain and check one installation.

    Every command works on the installation in --data DIR, else in $UNSERA_DATA, else in ./var.
    """


for _command in (
    *(serve, worker, demo, migrate, accounts, instruments, phone),
    *(routes, audit, backup, restore, docs),
):
    main.add_command(_command)
