"""`routes`: what can be asked of the web, and who may."""

import json
from typing import Any

import click
from flask import Flask

from config import Settings
from unsera_watch.app import create_app
from unsera_watch.cli.installation import on_installation
from unsera_watch.kernel.permissions import Permission, roles_with
from unsera_watch.web.guard import OPEN, needs


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@on_installation
def routes(settings: Settings, *, as_json: bool) -> None:
    """List every route: rule, methods, endpoint, permission, roles."""
    rows = route_table(create_app(settings))
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    for row in rows:
        methods = ",".join(row["methods"])
        click.echo(f"{methods:10} {row['rule']:60} {row['permission']}")


def route_table(app: Flask) -> list[dict[str, Any]]:
    """Return every route of *app*, sorted by its rule."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    return [
        {
            "rule": rule.rule,
            "methods": sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}),
            "endpoint": rule.endpoint,
            "permission": needs(rule.endpoint, app) or "undeclared",
            "roles": _roles(needs(rule.endpoint, app)),
        }
        for rule in rules
    ]


def _roles(need: Permission | str | None) -> list[str]:
    if isinstance(need, Permission):
        return [role.value for role in roles_with(need)]
    return ["everyone"] if need == OPEN else []
