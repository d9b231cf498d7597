"""`docs`: the reference pages that are made from the code, so that they stay true."""

import tempfile
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Final

import click

from config import SKS_RULE, Campus, Settings
from unsera_watch.app import create_app, open_database
from unsera_watch.audit.rules import Tag
from unsera_watch.cli.routes import route_table
from unsera_watch.kernel.permissions import GRANTS, Permission, Role

FOLDER: Final = Path(__file__).parents[2] / "docs"
MADE: Final = "Made by `unsera-watch docs`; do not edit by hand."
VARIABLES: Final = (
    ("UNSERA_DATA", "var", "Folder of the installation: database, evidence, keys."),
    ("DATABASE_URL", "SQLite in UNSERA_DATA", "Database of the application's role."),
    ("MIGRATION_DATABASE_URL", "DATABASE_URL", "Database of the owner, who alone migrates."),
    ("PUBLIC_URL", "http://127.0.0.1:8000", "Address people use; https makes cookies Secure."),
    ("TRUSTED_PROXIES", "0", "How many proxies in front may set forwarded headers."),
    ("UNSERA_SECRET_KEY", "UNSERA_DATA/keys/web.key", "Signs the one-time messages of pages."),
    ("UNSERA_DEMO_PASSWORD", "generated", "Password of the demo accounts."),
    ("UNSERA_REPORT_NUMBER", "{n:03}/LHO/UNSERA/{roman}/{year}", "Pattern of report numbers."),
    ("UNSERA_MINUTES_PER_SKS", "2700", "Minutes of one SKS."),
    ("UNSERA_SKS_RULE", SKS_RULE, "How the rule behind it is called."),
)


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a page is not current.")
def docs(*, check: bool) -> None:
    """Write docs/permissions.md, routes.md, settings.md and audit-tags.md."""
    pages = made_pages()
    stale = [
        name
        for name, text in pages.items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text() != text
    ]
    if check and stale:
        message = f"Not current: {', '.join(stale)}. Run `unsera-watch docs`."
        raise click.ClickException(message)
    for name in stale:
        (FOLDER / name).write_text(pages[name])
        click.echo(f"wrote docs/{name}")


def made_pages() -> dict[str, str]:
    """Return every generated page by its name."""
    return {
        "permissions.md": _page("Who may do what", _permissions()),
        "routes.md": _page("What can be asked of the web", _routes()),
        "settings.md": _page("What an installation can choose", _settings()),
        "audit-tags.md": _page("What the trail can say", _tags()),
    }


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", MADE, "", *lines, ""])


def _permissions() -> Iterable[str]:
    yield "Scope (whose?) is always a row in `programs`; see docs/architecture.md."
    yield ""
    yield "| permission | " + " | ".join(role.value for role in Role) + " |"
    yield "|---|" + "---|" * len(Role)
    for permission in Permission:
        marks = ("yes" if permission in GRANTS[role] else "–" for role in Role)
        yield f"| `{permission}` | " + " | ".join(marks) + " |"


def _routes() -> Iterable[str]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_env({}, Path(folder))
        rows = route_table(create_app(settings, open_database(settings)))
    yield "| rule | methods | endpoint | needs | roles |"
    yield "|---|---|---|---|---|"
    for row in rows:
        methods, roles = ", ".join(row["methods"]), ", ".join(row["roles"])
        rule = row["rule"].replace("|", "\\|")
        yield f"| `{rule}` | {methods} | `{row['endpoint']}` | `{row['permission']}` | {roles} |"


def _settings() -> Iterable[str]:
    yield "| variable | default | meaning |"
    yield "|---|---|---|"
    for name, default, meaning in VARIABLES:
        yield f"| `{name}` | `{default}` | {meaning} |"
    for field in fields(Campus):
        name = f"UNSERA_CAMPUS_{field.name.upper()}"
        yield f"| `{name}` | `{field.default}` | Letterhead and contact: {field.name}. |"


def _tags() -> Iterable[str]:
    yield "Each change writes one entry in the same transaction; entries hold ids, never names."
    yield ""
    for tag in Tag:
        yield f"- `{tag}`"
