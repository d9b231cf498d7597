"""The request at hand: its clock, its database, its form, who is asking."""

import re
from datetime import UTC, datetime
from typing import Any, Final, cast
from uuid import UUID

from flask import current_app, g, request
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.local import LocalProxy

from unsera_watch.db.work import Database
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotAllowed, NotFound

# Controls but tab and line ends, and Unicode's non-characters: PostgreSQL keeps no NUL, and HTML
# forbids them all.
UNTYPEABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def utc_now() -> datetime:
    """Return now, aware, UTC: the only clock of the product."""
    return datetime.now(UTC)


def clock() -> datetime:
    """Return now as the application sees it; tests set CLOCK."""
    fixed = current_app.config.get("CLOCK")
    return cast("datetime", fixed()) if fixed else utc_now()


def _database() -> Database:
    return cast("Database", current_app.extensions["database"])


db = cast("Database", LocalProxy(_database))


def form_data(source: Any = None) -> MultiDict[str, Any]:  # noqa: ANN401  (the request)
    """Return text fields and files together, for WTForms."""
    sent = source or request
    return CombinedMultiDict([sent.files, typed_data(sent)])


def typed_data(source: Any = None) -> MultiDict[str, str]:  # noqa: ANN401  (the request)
    """Return the text fields, without what nobody can type and no page can show again."""
    sent = source or request
    return MultiDict(
        [(name, UNTYPEABLE.sub("", text)) for name, text in sent.form.items(multi=True)]
    )


def signed_in() -> bool:
    """Say whether somebody is signed in."""
    return _actor() is not None


def current_actor() -> Actor:
    """Return who is asking; refuse when nobody is signed in."""
    actor = _actor()
    if actor is None:
        raise NotAllowed("sign-in")
    return actor


def _actor() -> Actor | None:
    """Load the actor once per request through the registered loader."""
    if not hasattr(g, "actor"):
        from flask_login import current_user  # noqa: PLC0415  (a proxy that needs the request)

        g.actor = current_user.actor if current_user.is_authenticated else None
    return cast("Actor | None", g.actor)


def address_id(text: str) -> UUID:
    """Return the UUID in an address, or answer "not found"."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("no-such-address") from None


def wants_json() -> bool:
    """Say whether a script is asking, not a person's navigation."""
    return request.accept_mimetypes.best == "application/json"


def remote_address() -> str:
    """Return the caller's address; forwarded headers count only behind trusted proxies."""
    return request.remote_addr or "unknown"
