"""Which instruments there are, in which versions and drafts, and the citations they rest on."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.instruments.models import (
    Citation,
    Instrument,
    InstrumentDraft,
    InstrumentVersion,
)
from unsera_watch.kernel.errors import NotFound


def by_code(session: Session, code: str) -> Instrument | None:
    """Return the instrument called *code*."""
    return session.scalar(select(Instrument).where(Instrument.code == code))


def version(session: Session, version_id: UUID) -> InstrumentVersion:
    """Return one version, or refuse with NotFound."""
    found = session.get(InstrumentVersion, version_id)
    if found is None:
        raise NotFound("no-such-instrument-version")
    return found


def numbered(session: Session, code: str, number: int) -> InstrumentVersion | None:
    """Return the version *number* of the instrument called *code*."""
    return session.scalar(
        select(InstrumentVersion)
        .join(InstrumentVersion.instrument)
        .where(Instrument.code == code, InstrumentVersion.number == number)
    )


def published(session: Session) -> Sequence[InstrumentVersion]:
    """Return every version by code, the newest of each first."""
    return session.scalars(
        select(InstrumentVersion)
        .join(InstrumentVersion.instrument)
        .order_by(Instrument.code, InstrumentVersion.number.desc())
    ).all()


def assignable(session: Session) -> Sequence[InstrumentVersion]:
    """Return every version a new visit can be asked to fill in: not retired, not composite."""
    return [
        one
        for one in published(session)
        if one.retired_at is None and not one.instrument.is_composite
    ]


def composites(session: Session) -> Sequence[InstrumentVersion]:
    """Return the newest version of each composite that is not retired."""
    found: dict[UUID, InstrumentVersion] = {}
    for one in published(session):
        if one.instrument.is_composite and one.retired_at is None:
            found.setdefault(one.instrument_id, one)
    return [*found.values()]


def versions_of(session: Session, code: str) -> Sequence[InstrumentVersion]:
    """Return the versions of the instrument called *code*, newest first; none: NotFound."""
    found = [one for one in published(session) if one.instrument.code == code]
    if not found:
        raise NotFound("no-such-instrument")
    return found


def drafts(session: Session, code: str | None = None) -> Sequence[InstrumentDraft]:
    """Return the drafts of one instrument or of all, by code and number."""
    wanted = select(InstrumentDraft).order_by(InstrumentDraft.code, InstrumentDraft.number)
    if code is not None:
        wanted = wanted.where(InstrumentDraft.code == code)
    return session.scalars(wanted).all()


def draft(session: Session, draft_id: UUID) -> InstrumentDraft:
    """Return one draft, or refuse with NotFound."""
    found = session.get(InstrumentDraft, draft_id)
    if found is None:
        raise NotFound("no-such-instrument-draft")
    return found


def newest(session: Session, code: str) -> InstrumentVersion:
    """Return the newest version of the instrument called *code*, or refuse with NotFound."""
    found = next((one for one in published(session) if one.instrument.code == code), None)
    if found is None:
        raise NotFound("no-such-instrument")
    return found


def citations(session: Session, codes: Iterable[str] | None = None) -> dict[str, Citation]:
    """Return citations by code: those asked for, or all."""
    wanted = select(Citation).order_by(Citation.code)
    if codes is not None:
        wanted = wanted.where(Citation.code.in_(list(codes)))
    return {citation.code: citation for citation in session.scalars(wanted)}


def citation(session: Session, code: str) -> Citation:
    """Return the citation called *code*, or refuse with NotFound."""
    found = session.scalar(select(Citation).where(Citation.code == code))
    if found is None:
        raise NotFound("no-such-citation")
    return found
