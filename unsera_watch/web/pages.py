"""Pages: what every template may use, assets by name, slots a higher room fills."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from flask import Flask, Response, current_app, flash, render_template, request, url_for
from flask_babel import gettext
from markupsafe import Markup

from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import Message
from unsera_watch.web import shells
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.login import visitor
from unsera_watch.web.request import current_actor, signed_in

Slot = Callable[..., str]
Slots = Mapping[str, Sequence[Slot]]
_NOBODY: Final[Mapping[str, Any]] = MappingProxyType(
    {"visitor": None, "nav": [], "get_flashed_messages": lambda **_: []}
)
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
    app.extensions["manifest"] = manifest
    app.extensions["slots"] = slots
    app.extensions["shells"] = shells.Shells()
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["preloads"] = _json(manifest.get("preloads.json", ""))
    app.jinja_env.globals.update(asset=asset, preloads=preloads, slot=slot)

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


def render_shell(
    template: str, make: Callable[[], Mapping[str, Any]] = dict, *, about: str = ""
) -> Response:
    """Return a page that is the same for everybody who may read it, so that a phone may keep it.

    It is made once for each language and *about*, which names everything the page depends on; only
    then *make* is asked for what the template needs. Nothing of the reader gets in: no name, no
    places, no messages waiting to be shown.
    """
    held: shells.Shells = current_app.extensions["shells"]
    key = (template, about, current_language(), current_app.config["IS_DEMO"]())
    shell = held.get(key, lambda: render_template(template, **make(), **_NOBODY))
    return shells.answer(shell)


def tell(message: Message | str, kind: str = "success") -> None:
    """Show *message* on the next page the visitor sees."""
    flash(told(message), kind)


def asset(name: str) -> str:
    """Return the address of the built file *name*."""
    return built_url(_hashed(name))


def preloads(name: str) -> list[str]:
    """Return the addresses of everything the script *name* imports at once."""
    known: Mapping[str, list[str]] = current_app.extensions["preloads"]
    return [built_url(file) for file in known.get(name, ())]


def built_url(file: str) -> str:
    """Return the address of a built file by the name it lies under."""
    return url_for("static", filename=f"dist/{file}")


def asset_text(name: str) -> str:
    """Return what stands in the built file *name*; nothing before the first build."""
    path = DIST / _hashed(name)
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _hashed(name: str) -> str:
    manifest: Mapping[str, str] = current_app.extensions["manifest"]
    return manifest.get(name, name)


def build() -> str:
    """Return what tells one build of scripts and styles from the next; empty before the first."""
    found: str = current_app.extensions["build"]
    return found


def _manifest() -> Mapping[str, str]:
    """Return logical to hashed names; before the assets are built there are none."""
    return _json("manifest.json")


def _json(name: str) -> dict[str, Any]:
    """Return what a built file says; nothing before the first build."""
    path = DIST / name
    found: dict[str, Any] = json.loads(path.read_text()) if name and path.exists() else {}
    return found
