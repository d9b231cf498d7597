"""Default deny: a route declares what it needs, the guard enforces it before the view runs."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import (
    Flask,
    Response,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from unsera_watch.kernel.errors import NotAllowed
from unsera_watch.kernel.permissions import Permission
from unsera_watch.web.request import current_actor, signed_in, typed_data, wants_json

View = TypeVar("View", bound=Callable[..., Any])
OPEN: Final = "open"
UNTOLD: Final = frozenset({"password", "again", "present"})
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_NEEDS: Final = "_needs"


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare the permission a view needs."""

    def declare(view: View) -> View:
        setattr(view, _NEEDS, permission)
        return view

    return declare


def open_to_all(view: View) -> View:
    """Declare that a view needs no account."""
    setattr(view, _NEEDS, OPEN)
    return view


def needs(endpoint: str, app: Flask) -> Permission | str | None:
    """Return what *endpoint* declares: a permission, `open`, or None for nothing."""
    if endpoint == "static":
        return OPEN
    view = app.view_functions.get(endpoint)
    return getattr(view, _NEEDS, None)


def install(app: Flask) -> None:
    """Judge every request before its view."""
    app.before_request(_limit_words)
    app.before_request(_refuse_foreign_writes)
    app.before_request(_enforce)


def _limit_words() -> None:
    """Let only what may carry photos be as large as photos: the rest is unpacked in memory."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = request.max_form_memory_size


def _refuse_foreign_writes() -> None:
    """Refuse cross-site writes by fetch metadata, then Origin; neither header → refused."""
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        allowed = site == "same-origin"
    else:
        allowed = origin is not None and origin in own_origins()
    if not allowed:
        raise NotAllowed("foreign-write")


def own_origins() -> frozenset[str]:
    """Return the origins that are ours: the public address and the host being spoken to."""
    public = urlsplit(str(current_app.config["PUBLIC_URL"]))
    return frozenset({f"{public.scheme}://{public.netloc}", request.host_url.rstrip("/")})


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    need = needs(request.endpoint, current_app)
    if need == OPEN:
        return None
    if not signed_in():
        return _ask_to_sign_in()
    if not isinstance(need, Permission):
        raise NotAllowed("undeclared-route")
    current_actor().require(need)
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    """Send a page visitor to sign in and back; tell a script with 401 so it keeps its text."""
    if wants_json():
        return Response('{"error": "sign-in"}', 401, mimetype="application/json")
    if request.method in SAFE:
        back = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=back), 303)
    typed = _typed()
    if not typed:
        return redirect(url_for("accounts.sign_in"), 303)
    page = render_template("errors/401.html", typed=typed, has_files=bool(request.files))
    return Response(page, 401, mimetype="text/html")


def _typed() -> list[tuple[str, str]]:
    """Return what was typed into the form that came too late, so that it can be sent again.

    Only our own pages get this far, and passwords are never written into a page.
    """
    fields = typed_data().items(multi=True)
    return [(name, text) for name, text in fields if name not in UNTOLD]
