"""Flask-Login as the loader only: sessions are rows in the database, revocable one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from flask import Flask, Request, g
from flask_login import LoginManager
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from unsera_watch.kernel.actor import Actor
from unsera_watch.web.request import clock, db


class SignedIn(Protocol):
    """What the account loader answers about a live session."""

    @property
    def actor(self) -> Actor:
        """Who acts."""

    @property
    def name(self) -> str:
        """Return the person's name."""

    @property
    def session_id(self) -> UUID:
        """Which session it is."""

    @property
    def language(self) -> str:
        """Return the two-letter language."""

    @property
    def seen_at(self) -> datetime:
        """When it was last in use."""


AccountLoader = Callable[[Session, str, datetime], SignedIn | None]


@dataclass(frozen=True, slots=True)
class Visitor:
    """The signed-in person as Flask-Login wants to see one."""

    is_authenticated: ClassVar = True
    is_active: ClassVar = True
    is_anonymous: ClassVar = False

    actor: Actor
    name: str
    session_id: UUID
    language: str
    seen_at: datetime

    def get_id(self) -> str:
        """Return the session's id: a copied account id opens nothing."""
        return str(self.session_id)


def cookie_name(*, secure: bool) -> str:
    """Return `__Host-sid` over https, `sid` on a local http address."""
    return "__Host-sid" if secure else "sid"


def install(app: Flask, loader: AccountLoader) -> None:
    """Let *loader* answer who holds the session cookie."""
    # No context processor: a page that says the database is away asks nobody who is there.
    manager = LoginManager(app, add_context_processor=False)
    # Its own protection would write a second cookie on every page; ours is the row.
    manager.session_protection = None

    def load(request: Request) -> Visitor | None:
        token = request.cookies.get(app.config["SID_COOKIE"], "")
        if not token:
            return None
        with db.reading() as session:
            found = loader(session, token, clock())
        if found is None:
            return None
        return Visitor(found.actor, found.name, found.session_id, found.language, found.seen_at)

    manager.request_loader(load)


def give_cookie(response: Answer, app: Flask, token: str, seconds: int) -> Answer:
    """Set the session cookie on *response* and forget who asked before."""
    response.set_cookie(
        app.config["SID_COOKIE"],
        token,
        max_age=seconds,
        secure=app.config["SECURE_COOKIES"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    g.pop("actor", None)
    return response


def drop_cookie(response: Answer, app: Flask) -> Answer:
    """Remove the session cookie and what the browser kept of our pages."""
    response.delete_cookie(
        app.config["SID_COOKIE"], secure=app.config["SECURE_COOKIES"], httponly=True, path="/"
    )
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def visitor() -> Any:  # noqa: ANN401  (a Visitor or Flask-Login's anonymous)
    """Return the person behind the request."""
    from flask_login import current_user  # noqa: PLC0415  (a proxy that needs the request)

    return current_user
