"""Publishing a version once, and reading it for ever."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.instruments import queries
from unsera_watch.instruments.definition import digest_of, parse
from unsera_watch.instruments.models import Instrument, InstrumentVersion
from unsera_watch.instruments.rules import Definition
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

# A version never changes, so what was parsed under its hash stays true in this process.
_PARSED: Final[dict[str, Definition]] = {}


def definition_of(version: InstrumentVersion) -> Definition:
    """Return the definition of *version*, once checked against its hash."""
    found = _PARSED.get(version.sha256)
    if found is None:
        if digest_of(version.definition) != version.sha256:
            raise Conflict("instrument-version-altered")
        found = _PARSED[version.sha256] = parse(version.definition)
    return found


def definition_under(session: Session, version_id: UUID, sha256: str) -> Definition:
    """Return the definition of a version known by id and hash; read only when it is new here."""
    return _PARSED.get(sha256) or definition_of(queries.version(session, version_id))


def publish(
    session: Session, actor: Actor, raw: Mapping[str, Any], *, now: datetime
) -> InstrumentVersion:
    """Publish the version in *raw*; the same content again changes nothing."""
    actor.require(Permission.INSTRUMENT_WRITE)
    definition = parse(raw)
    _check_citations(session, definition)
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


def _check_citations(session: Session, definition: Definition) -> None:
    """Refuse a version that rests on a citation nobody has recorded."""
    cited = {code for item in definition.items for code in item.citations}
    cited.update(definition.citations)
    unknown = sorted(cited - queries.citations(session, cited).keys())
    if unknown:
        raise Invalid(
            {code: say(N_("No citation has this code.")) for code in unknown},
            "unknown-citation",
        )


def _add(
    session: Session, actor: Actor, definition: Definition, raw: Mapping[str, Any], *, now: datetime
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
    record(
        session,
        actor,
        Tag.INSTRUMENT_PUBLISHED,
        "instrument_version",
        version.id,
        now=now,
        code=definition.code,
        number=definition.version,
        sha256=version.sha256,
    )
    return version


def _instrument(
    session: Session, actor: Actor, definition: Definition, title: dict[str, Any], *, now: datetime
) -> Instrument:
    """Return the instrument of *definition*, made or given the newest title."""
    found = queries.by_code(session, definition.code)
    if found is not None and found.title == title:
        return found
    if found is None:
        found = Instrument(id=uuid4(), code=definition.code, title=title, created_at=now)
        session.add(found)
    found.title = title
    record(session, actor, Tag.INSTRUMENT_PUBLISHED, "instrument", found.id, now=now)
    return found
