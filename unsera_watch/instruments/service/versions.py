"""Publishing a version once, reading it for ever, and retiring it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.instruments import queries
from unsera_watch.instruments.definition import digest_of
from unsera_watch.instruments.models import Instrument, InstrumentVersion
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.composites import CompositeDefinition
from unsera_watch.instruments.service.checking import (
    AnyDefinition,
    check_definition,
    ensure_cited,
)
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

# A version never changes, so what was parsed under its hash stays true in this process.
_PARSED: Final[dict[str, AnyDefinition]] = {}
_BY_ID: Final[dict[UUID, Definition]] = {}


def content_of(version: InstrumentVersion) -> AnyDefinition:
    """Return what *version* says, a form or a composite, once checked against its hash."""
    found = _PARSED.get(version.sha256)
    if found is None:
        if digest_of(version.definition) != version.sha256:
            raise Conflict("instrument-version-altered")
        found = _PARSED[version.sha256] = check_definition(version.definition)
    return found


def definition_of(version: InstrumentVersion) -> Definition:
    """Return the form of *version*; a composite has none."""
    found = content_of(version)
    if not isinstance(found, Definition):
        raise Conflict("instrument-is-composite")
    return found


def composite_of(version: InstrumentVersion) -> CompositeDefinition:
    """Return the composite of *version*; a form is none."""
    found = content_of(version)
    if not isinstance(found, CompositeDefinition):
        raise Conflict("instrument-is-no-composite")
    return found


def definition_by_id(session: Session, version_id: UUID) -> Definition:
    """Return the definition of a version known by its id; read only when it is new here."""
    found = _BY_ID.get(version_id)
    if found is None:
        found = _BY_ID[version_id] = definition_of(queries.version(session, version_id))
    return found


def publish(
    session: Session, actor: Actor, raw: Mapping[str, Any], *, now: datetime
) -> InstrumentVersion:
    """Publish the version in *raw*; the same content again changes nothing."""
    actor.require(Permission.INSTRUMENT_WRITE)
    definition = check_definition(raw)
    ensure_cited(session, definition)
    sha256 = digest_of(raw)
    existing = queries.numbered(session, definition.code, definition.version)
    if existing is None:
        return _add(session, actor, definition, raw, now=now)
    if existing.sha256 != sha256:
        raise Conflict(
            "published-version-changed",
            say(
                N_("%(code)s version %(number)s is published and never changes. Use a new number."),
                code=definition.code,
                number=definition.version,
            ),
        )
    return existing


def retire(session: Session, actor: Actor, version_id: UUID, *, now: datetime) -> None:
    """Let nobody be asked with this version any more; what was asked with it keeps it."""
    actor.require(Permission.INSTRUMENT_WRITE)
    hold(session, version_id)
    version = queries.version(session, version_id)
    if version.retired_at is not None:
        raise Conflict("instrument-already-retired", say(N_("This version is retired already.")))
    version.retired_at, version.retired_by = now, actor.id
    record(session, actor, Tag.INSTRUMENT_RETIRED, "instrument_version", version.id, now=now)


def _add(
    session: Session,
    actor: Actor,
    definition: AnyDefinition,
    raw: Mapping[str, Any],
    *,
    now: datetime,
) -> InstrumentVersion:
    version = InstrumentVersion(
        id=uuid4(),
        instrument=_instrument(session, actor, definition, raw["title"], now=now),
        number=definition.version,
        definition=dict(raw),
        sha256=digest_of(raw),
        published_at=now,
        published_by=None if actor.is_system else actor.id,
    )
    session.add(version)
    said = {"code": definition.code, "number": definition.version, "sha256": version.sha256}
    kind = "instrument_version"
    record(session, actor, Tag.INSTRUMENT_PUBLISHED, kind, version.id, now=now, **said)
    return version


def _instrument(
    session: Session,
    actor: Actor,
    definition: AnyDefinition,
    title: dict[str, Any],
    *,
    now: datetime,
) -> Instrument:
    """Return the instrument of *definition*, made or given the newest title."""
    is_composite = isinstance(definition, CompositeDefinition)
    found = queries.by_code(session, definition.code)
    if found is not None and found.is_composite != is_composite:
        told = say(N_("Another kind of instrument has this code. Use a new code."))
        raise Invalid({"code": told}, "other-kind")
    if found is not None and found.title == title:
        return found
    if found is None:
        found = Instrument(
            id=uuid4(),
            code=definition.code,
            title=title,
            created_at=now,
            is_composite=is_composite,
        )
        session.add(found)
    found.title = title
    record(session, actor, Tag.INSTRUMENT_PUBLISHED, "instrument", found.id, now=now)
    return found
