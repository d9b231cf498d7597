"""The references of the test world, confirmed by somebody who says so."""

from collections.abc import Container

from sqlalchemy.orm import Session

from tests.make.people import BEFORE, account
from unsera_watch.instruments import queries
from unsera_watch.instruments.rules.citations import CitationFacts, CitationStatus, InForce
from unsera_watch.instruments.service import confirm
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.permissions import Role

SOURCE = "Naskah contoh"


def citation_facts(session: Session, code: str, **changes: object) -> CitationFacts:
    """Return what can be confirmed of a citation: in force, unless the files say revoked."""
    known = queries.citation(session, code)
    is_revoked = known.in_force is InForce.NO
    read: dict[str, object] = {
        "text": known.text,
        "article": known.article,
        "in_force": InForce.NO if is_revoked else InForce.YES,
        "revoked_by": "Naskah pencabut contoh" if is_revoked else "",
        "checked_at_source": SOURCE,
    }
    return CitationFacts(**(read | changes))  # type: ignore[arg-type]  # any subset of fields


def confirm_citations(
    session: Session, by: Actor | None = None, *, but: Container[str] = ()
) -> None:
    """Confirm every citation that waits but some, so that reports can be issued."""
    waiting = [
        one
        for one in queries.citations(session).values()
        if one.status is CitationStatus.UNCONFIRMED and one.code not in but
    ]
    by = by or account(session, Role.COORDINATOR, name="Koordinator Contoh")
    for one in waiting:
        read = citation_facts(session, one.code)
        confirm(session, by, one.code, read, seen=one.row_version, now=BEFORE)
