"""What lets a browser keep the app: the service worker, the manifest, the part on every page."""

import json
from typing import Any, Final

from flask import Response, has_request_context, jsonify, request, url_for

from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_
from unsera_watch.sync.views.blueprint import bp
from unsera_watch.web.guard import open_to_all
from unsera_watch.web.i18n import current_language, told
from unsera_watch.web.pages import asset, asset_text, build, built_url, render
from unsera_watch.web.request import current_actor, signed_in

SHELLS: Final = ("sync.away", "sync.queue", "sync.help_page")
"""Pages the worker fetches when it is installed, whatever else is kept; the first stands in."""
BRAND, PAPER = "#0f5c5c", "#fbfaf7"
SIZES: Final = (192, 512)


@bp.get("/worker.js")
@open_to_all
def worker() -> Response:
    """Return the service worker, after one line that says which build it keeps."""
    script, listed = asset_text("worker.js"), asset_text("phone.json")
    if not script or not listed:
        raise NotFound("no-such-address")
    kept = {
        "build": build(),
        "assets": [built_url(file) for file in json.loads(listed)],
        "pages": [url_for(endpoint) for endpoint in SHELLS],
    }
    line = json.dumps(kept, separators=(",", ":"))
    answer = Response(f"self.UNSERA={line};\n{script}", mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Service-Worker-Allowed"] = "/"
    return answer


@bp.get("/manifest.webmanifest")
@open_to_all
def manifest() -> Response:
    """Say what is put on the home screen."""
    answer = jsonify(
        id="/",
        name="Unsera Watch",
        short_name="Unsera Watch",
        description=told(N_("Observe public services, also where there is no signal.")),
        lang=current_language(),
        start_url=url_for("home.show"),
        scope="/",
        display="standalone",
        background_color=PAPER,
        theme_color=BRAND,
        icons=_icons(),
        shortcuts=[
            _shortcut(told(N_("Today")), url_for("home.show")),
            _shortcut(told(N_("Queue")), url_for("sync.queue")),
        ],
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _icons() -> list[dict[str, str]]:
    plain = [_icon(f"icon-{size}.png", size, "any") for size in SIZES]
    return [*plain, _icon("icon-maskable-512.png", 512, "maskable")]


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    """Return one picture; a maskable one may be cut to any shape by the phone."""
    return {
        "src": asset(name),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def _shortcut(name: str, url: str) -> dict[str, Any]:
    return {"name": name, "url": url, "icons": [_icon("icon-192.png", 192, "any")]}


@bp.after_app_request
def name_build(response: Response) -> Response:
    """Let a kept page say whose scripts it needs."""
    if response.mimetype == "text/html" and build():
        response.headers["X-Build"] = build()
    return response


@bp.app_context_processor
def keep_without_messages() -> dict[str, Any]:
    """Leave a message that waits to be shown once to the visitor: a kept page would repeat it."""
    if has_request_context() and "X-Keep" in request.headers:
        return {"get_flashed_messages": lambda **_: []}
    return {}


def phone_part() -> str:
    """Return what every page of an observer carries: the phone's script and its words."""
    if not signed_in() or not current_actor().may(Permission.OBSERVATION_SUBMIT):
        return ""
    return render("sync/_phone.html", build=build())
