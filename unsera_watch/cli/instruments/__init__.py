"""`instruments …`: list, check, publish, show, score, and XLSForm out and in."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from config import Settings
from unsera_watch.cli.installation import on_installation
from unsera_watch.cli.instruments.reading import file_of, json_in, opened, version_of
from unsera_watch.cli.instruments.scores import composite_document, score_document
from unsera_watch.instruments import queries
from unsera_watch.instruments.definition import digest_of
from unsera_watch.instruments.export import from_xlsform, to_xlsform
from unsera_watch.instruments.rules import CompositeDefinition
from unsera_watch.instruments.service import check_definition, content_of
from unsera_watch.instruments.service import publish as publish_version
from unsera_watch.kernel.actor import SYSTEM
from unsera_watch.kernel.errors import Invalid
from unsera_watch.web.request import utc_now

number_option = click.option("--number", type=int, help="Which published version; else the newest.")


@click.group()
def instruments() -> None:
    """Read, check and publish instruments; score answers (docs/instruments.md)."""


@instruments.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@on_installation
def list_versions(settings: Settings, *, as_json: bool) -> None:
    """List every published version."""
    with opened(settings) as database, database.reading() as session:
        rows = [_listed(each) for each in queries.published(session)]
    if as_json:
        _print(rows)
        return
    for row in rows:
        click.echo(
            f"{row['code']} v{row['version']}  {row['state']}  {row['sha256'][:12]}  {row['title']}"
        )


@instruments.command()
@file_of("FILE")
@on_installation
def check(_settings: Settings, file: Path) -> None:
    """Check a definition FILE; exit 1 naming every problem by its place."""
    raw = json_in(file)
    try:
        definition = check_definition(raw)
    except Invalid as refusal:
        for place, message in refusal.problems.items():
            click.echo(f"{place}: {message}")
        sys.exit(1)
    click.echo(f"{definition.code} version {definition.version} is sound. SHA-256 {digest_of(raw)}")


@instruments.command()
@file_of("FILE")
@on_installation
def publish(settings: Settings, file: Path) -> None:
    """Publish a definition FILE; a published version never changes."""
    raw = json_in(file)
    check_definition(raw)
    with opened(settings) as database, database.work() as session:
        found = publish_version(session, SYSTEM, raw, now=utc_now())
        told = f"{found.instrument.code} version {found.number} is published. SHA-256"
        click.echo(f"{told} {found.sha256}")


@instruments.command()
@click.argument("code")
@number_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole definition as JSON.")
@on_installation
def show(settings: Settings, code: str, number: int | None, *, as_json: bool) -> None:
    """Show one instrument: its facts, or with --json its definition."""
    with opened(settings) as database, database.reading() as session:
        found = version_of(session, code, number)
        _print(found.definition) if as_json else _print(_listed(found))


@instruments.command()
@click.argument("code")
@click.option(
    "--xlsform",
    "out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the workbook (.xlsx).",
)
@number_option
@on_installation
def export(settings: Settings, code: str, out: Path, number: int | None) -> None:
    """Write an instrument as an XLSForm workbook."""
    with opened(settings) as database, database.reading() as session:
        found = version_of(session, code, number)
        out.write_bytes(to_xlsform(found.definition))
    click.echo(f"Wrote {out}.")


@instruments.command("import")
@file_of("FILE")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the definition; else standard output.",
)
@on_installation
def import_form(_settings: Settings, file: Path, out: Path | None) -> None:
    """Turn an XLSForm FILE into a definition; what could not be taken over is listed."""
    found = from_xlsform(file.read_bytes())
    for each in found.left_out:
        click.echo(f"left out: {each.place}: {each.what}", err=True)
    text = json.dumps(found.raw, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


@instruments.command()
@click.argument("code")
@file_of("ANSWERS")
@number_option
@on_installation
def score(settings: Settings, code: str, answers: Path, number: int | None) -> None:
    """Score ANSWERS.json and print JSON; exit 1 when answers have problems.

    Of a composite, ANSWERS.json maps the codes of its instruments to their answers.
    """
    given = json_in(answers)
    if not isinstance(given, dict):
        raise click.ClickException("The answers are no JSON object.")
    with opened(settings) as database, database.reading() as session:
        version = version_of(session, code, number)
        definition = content_of(version)
        if isinstance(definition, CompositeDefinition):
            document = composite_document(session, version, definition, given)
        else:
            document = score_document(version, definition, given)
    _print(document)
    if document["problems"]:
        sys.exit(1)


def _listed(version: Any) -> dict[str, Any]:  # noqa: ANN401  (an InstrumentVersion)
    return {
        "code": version.instrument.code,
        "version": version.number,
        "title": version.instrument.title["id"],
        "kind": "composite" if version.instrument.is_composite else "form",
        "state": "retired" if version.retired_at else "published",
        "sha256": version.sha256,
        "published_at": version.published_at.isoformat(),
    }


def _print(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
