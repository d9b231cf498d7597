"""The request at hand: its clock, its database, its form, who is asking."""

import re
from datetime import UTC, datetime
from typing import Any, Final, cast
from urllib.parse import quote
from uuid import UUID

from flask import Flask, Request, current_app, g, request
from werkzeug.datastructures import CombinedMultiDict, ImmutableMultiDict, MultiDict
from werkzeug.local import LocalProxy
from werkzeug.utils import cached_property

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
_IN_A_PATH: Final = "/:@!$&'()*+,;=~-._"
_IN_A_QUERY: Final = _IN_A_PATH + "?%"
_PHOTO: Final = "photo"


class TypedRequest(Request):
    """A request whose address holds only what somebody could have typed."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """Return what stands behind the question mark, for searches and for pages."""
        return ImmutableMultiDict(_typeable(super().args))

    @cached_property
    def full_path(self) -> str:
        """Return path and query as a browser would send them again, whatever bytes came."""
        return f"{quote(self.path, _IN_A_PATH)}?{quote(self.query_string, _IN_A_QUERY)}"


def install(app: Flask) -> None:
    """Read requests our way, and let go of uploaded files as soon as each is answered."""
    app.request_class = TypedRequest
    app.teardown_request(lambda _problem: request.close())


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
    """Return text fields and photos together, for WTForms.

    A file counts only under a name that asks for a photo, so that none stands where a form
    expects words.
    """
    sent = source or request
    files = [(name, file) for name, file in sent.files.items(multi=True) if name.endswith(_PHOTO)]
    return CombinedMultiDict([MultiDict(files), typed_data(sent)])


def typed_data(source: Any = None) -> MultiDict[str, str]:  # noqa: ANN401  (the request)
    """Return the text fields, without what nobody can type and no page can show again."""
    sent = source or request
    return MultiDict(_typeable(sent.form))


def _typeable(sent: MultiDict[str, str]) -> list[tuple[str, str]]:
    return [(name, UNTYPEABLE.sub("", text)) for name, text in sent.items(multi=True)]


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
