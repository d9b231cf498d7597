"""The application: knows every room, fills the six registries, maps nothing else."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from flask import Flask
from sqlalchemy import Engine, MetaData
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

import unsera_watch.accounts.models as accounts_models
import unsera_watch.audit.models  # noqa: F401  (its table belongs to the metadata)
import unsera_watch.credit.models as credit_models
import unsera_watch.evidence.models as evidence_models
import unsera_watch.instruments.models as instruments_models
import unsera_watch.observations.models as observations_models
import unsera_watch.offices.models as offices_models
import unsera_watch.programs.models as programs_models
import unsera_watch.reports.models as reports_models
import unsera_watch.verification.models as verification_models
from config import Settings
from unsera_watch.accounts import queries as accounts
from unsera_watch.accounts.service.signing import Life, resume
from unsera_watch.app.registries import BLUEPRINTS, PLACES, SLOTS
from unsera_watch.audit.rules import Audited
from unsera_watch.audit.service.seal import Sealer
from unsera_watch.audit.signing import row_key
from unsera_watch.db.base import Base
from unsera_watch.db.engine import open_engine
from unsera_watch.db.migrate import is_current, owns_the_trail
from unsera_watch.db.work import Database
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.web import errors, guard, headers, i18n, login, pages, request

PACKAGE: Final = Path(__file__).parents[1]
TEMPLATES: Final = PACKAGE.parent / "templates"
INSTRUMENTS: Final = PACKAGE.parent / "instruments"
FORM_TEXT_BYTES: Final = 1024 * 1024
FORM_PARTS: Final = 1_000

_ROOMS: Final = (
    accounts_models,
    offices_models,
    instruments_models,
    evidence_models,
    programs_models,
    observations_models,
    verification_models,
    credit_models,
    reports_models,
)


def metadata() -> MetaData:
    """Return every table of every room."""
    return Base.metadata


def audited() -> Iterator[Audited]:
    """Yield every audited kind of every room."""
    for room in _ROOMS:
        yield from room.AUDITED


def make_sealer(settings: Settings) -> Sealer:
    """Return what appends to the chain before each commit."""
    return Sealer(audited(), row_key(settings.keys_dir / "audit-rows.key"))


def open_database(settings: Settings) -> Database:
    """Return the installation's database; all work ends in the trail."""
    return Database(open_engine(settings.database_url), make_sealer(settings).seal)


def create_app(settings: Settings, database: Database | None = None) -> Flask:
    """Return the WSGI application of one installation."""
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=str(PACKAGE / "static"))
    request.install(app)
    _configure(app, settings)
    app.extensions["database"] = database or open_database(settings)
    app.extensions["evidence"] = FileStore(settings.evidence_dir)
    app.extensions["readiness"] = readiness(app)
    guard.install(app)
    login.install(app, account_loader(app.config["SESSION_LIFE"]))
    i18n.install(app)
    headers.install(app)
    errors.install(app)
    pages.install(app, SLOTS, PLACES)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    _wrap(app, settings)
    return app


def readiness(app: Flask) -> dict[str, Callable[[], bool]]:
    """Return what must hold before the installation can serve."""

    def engine() -> Engine:
        database: Database = app.extensions["database"]
        return database.engine

    def storage() -> bool:
        store: FileStore = app.extensions["evidence"]
        return _is_writable(store.root)

    return {
        "database": lambda: is_current(engine()),
        "storage": storage,
        "trail": lambda: not owns_the_trail(engine()),
    }


def _is_writable(folder: Path) -> bool:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.access(folder, os.W_OK)


def account_loader(life: Life) -> login.AccountLoader:
    """Return the loader that answers who holds a session's token."""

    def load(session: Session, token: str, now: datetime) -> login.SignedIn | None:
        return resume(session, token, now, life=life)

    return load


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        PUBLIC_URL=settings.public_url,
        CAMPUS=settings.campus,
        SECURE_COOKIES=settings.secure_cookies,
        SID_COOKIE=login.cookie_name(secure=settings.secure_cookies),
        SESSION_COOKIE_NAME="flash",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_LIFE=Life(
            idle=timedelta(minutes=settings.idle_minutes),
            absolute=timedelta(hours=settings.absolute_hours),
        ),
        MAX_CONTENT_LENGTH=settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=FORM_TEXT_BYTES,
        MAX_FORM_PARTS=FORM_PARTS,
        REPORT_NUMBER=settings.report_number,
        MINUTES_PER_SKS=settings.minutes_per_sks,
        SKS_RULE=settings.sks_rule,
        TRANSLATIONS=PACKAGE / "translations",
        IS_DEMO=lambda: _is_demo(app),
    )


def _is_demo(app: Flask) -> bool:
    """Say whether this is the demo world; once it is, it stays so."""
    known: bool = app.extensions.get("is_demo", False)
    if not known:
        database: Database = app.extensions["database"]
        try:
            with database.reading() as session:
                app.extensions["is_demo"] = known = accounts.is_demo(session)
        except OperationalError:
            # A page that says the database is away has to be made without it.
            return False
    return known


def _wrap(app: Flask, settings: Settings) -> None:
    """Serve built assets compressed and for ever; read forwarded headers only where trusted."""
    wsgi: Any = app.wsgi_app
    wsgi = WhiteNoise(
        wsgi,
        root=str(PACKAGE / "static"),
        prefix="static/",
        immutable_file_test=lambda _path, url: "." in url.rsplit("/", 1)[-1].removesuffix(".css"),
        add_headers_function=_harden_asset,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        wsgi = ProxyFix(wsgi, x_for=hops, x_proto=hops, x_host=hops)
    app.wsgi_app = wsgi  # type: ignore[method-assign]  # Flask documents this very assignment


def _harden_asset(header: Any, _path: str, _url: str) -> None:  # noqa: ANN401  (wsgiref Headers)
    header["X-Content-Type-Options"] = "nosniff"
    header["Cross-Origin-Resource-Policy"] = "same-origin"
