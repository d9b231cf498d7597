"""Pages: what every template may use, assets by name, slots a higher room fills."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flask import Flask, current_app, flash, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import Message
from unsera_watch.web.i18n import told
from unsera_watch.web.login import visitor
from unsera_watch.web.request import current_actor, signed_in

Slot = Callable[..., str]
Slots = Mapping[str, Sequence[Slot]]
DIST: Final = Path(__file__).parent.parent / "static" / "dist"


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    label: str
    endpoint: str
    icon: str
    permission: Permission


def install(app: Flask, slots: Slots, places: Sequence[Place]) -> None:
    """Offer assets, slots and the navigation to every template."""
    manifest = _manifest()
    named = json.dumps(manifest, sort_keys=True).encode()
    app.extensions["build"] = hashlib.sha256(named).hexdigest()[:16] if manifest else ""
    app.extensions["slots"] = slots
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(asset=lambda name: _asset(manifest, name), slot=slot)

    @app.context_processor
    def shared() -> dict[str, Any]:
        return {
            "nav": navigation(places),
            "visitor": visitor() if signed_in() else None,
            "is_demo": app.config["IS_DEMO"](),
            "campus": app.config["CAMPUS"],
        }


def navigation(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return the places the visitor may go, the present one marked."""
    if not signed_in():
        return []
    actor = current_actor()
    here = request.blueprint
    return [
        {
            "label": gettext(place.label),
            "url": url_for(place.endpoint),
            "icon": place.icon,
            "current": request.endpoint == place.endpoint
            or (here is not None and here == place.endpoint.split(".")[0]),
        }
        for place in places
        if actor.may(place.permission)
    ]


def slot(name: str, **context: object) -> Markup:
    """Return what higher rooms put into the slot *name* of a lower room's page."""
    parts: Sequence[Slot] = current_app.extensions["slots"].get(name, ())
    return Markup("").join(Markup(part(**context)) for part in parts)  # noqa: S704  (our templates)


def render(template: str, **context: object) -> str:
    """Return the page *template*."""
    return render_template(template, **context)


def tell(message: Message | str, kind: str = "success") -> None:
    """Show *message* on the next page the visitor sees."""
    flash(told(message), kind)


def _asset(manifest: Mapping[str, str], name: str) -> str:
    return url_for("static", filename=f"dist/{manifest.get(name, name)}")


def build() -> str:
    """Return what tells one build of scripts and styles from the next; empty before the first."""
    found: str = current_app.extensions["build"]
    return found


def _manifest() -> Mapping[str, str]:
    """Return logical to hashed names; before the assets are built there are none."""
    path = DIST / "manifest.json"
    found: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return found
