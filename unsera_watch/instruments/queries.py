"""Which instruments there are, in which versions, and the citations they rest on."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from unsera_watch.instruments.models import Citation, Instrument, InstrumentVersion
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
