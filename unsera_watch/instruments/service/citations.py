"""Confirming a citation, correcting it, and taking a confirmation back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.instruments import queries
from unsera_watch.instruments.models import Citation, InstrumentVersion
from unsera_watch.instruments.rules import Definition
from unsera_watch.instruments.rules.citations import (
    CitationFacts,
    CitationStatus,
    check_confirmation,
    check_facts,
)
from unsera_watch.instruments.service.versions import content_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid, NotAllowed
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, Message, say


def confirm(
    session: Session, actor: Actor, code: str, facts: CitationFacts, *, seen: int, now: datetime
) -> Citation:
    """Confirm that *facts* are what the text itself says; *seen* is the state that was read."""
    citation = _at_hand(session, actor, code, seen)
    _refuse(check_confirmation(facts, now=now))
    _write(actor, citation, facts, now=now)
    citation.status = CitationStatus.CONFIRMED
    citation.confirmed_by, citation.confirmed_at = actor.id, now
    _record(session, actor, Tag.CITATION_CONFIRMED, citation, now=now)
    return citation


def correct(
    session: Session, actor: Actor, code: str, facts: CitationFacts, *, seen: int, now: datetime
) -> Citation:
    """Correct what is written without vouching for it; what was confirmed before no longer is."""
    citation = _at_hand(session, actor, code, seen)
    _refuse(check_facts(facts, now=now))
    _write(actor, citation, facts, now=now)
    _unconfirm(citation)
    _record(session, actor, Tag.CITATION_CORRECTED, citation, now=now)
    return citation


def withdraw_confirmation(
    session: Session, actor: Actor, code: str, *, seen: int, now: datetime
) -> Citation:
    """Take a confirmation back; issued reports stay as they are, new ones have to wait."""
    citation = _at_hand(session, actor, code, seen)
    if citation.status is not CitationStatus.CONFIRMED:
        raise Conflict("citation-not-confirmed", say(N_("This reference is not confirmed.")))
    _unconfirm(citation)
    citation.changed_by, citation.changed_at = actor.id, now
    _record(session, actor, Tag.CITATION_CONFIRMATION_WITHDRAWN, citation, now=now)
    return citation


def resting_on(session: Session) -> dict[str, list[InstrumentVersion]]:
    """Return the published versions that rest on each citation, by code and number."""
    found: dict[str, list[InstrumentVersion]] = {}
    for version in queries.published(session):
        content = content_of(version)
        cited = content.cited if isinstance(content, Definition) else content.citations
        for code in cited:
            found.setdefault(code, []).insert(0, version)
    return found


def _at_hand(session: Session, actor: Actor, code: str, seen: int) -> Citation:
    """Return the citation as it was read; only a person can have read it."""
    actor.require(Permission.CITATION_CONFIRM)
    if actor.is_system:
        raise NotAllowed("only-a-person-confirms")
    citation = queries.citation(session, code)
    if citation.row_version != seen:
        raise Conflict(
            "citation-changed",
            say(N_("Somebody changed this reference meanwhile. Read it again before you decide.")),
        )
    return citation


def _refuse(problems: Mapping[str, Message]) -> None:
    if problems:
        raise Invalid(problems)


def _write(actor: Actor, citation: Citation, facts: CitationFacts, *, now: datetime) -> None:
    citation.text, citation.article = facts.text.strip(), facts.article.strip()
    citation.in_force, citation.revoked_by = facts.in_force, facts.revoked_by.strip()
    citation.dated_on = facts.dated_on
    citation.checked_at_source = facts.checked_at_source.strip()
    citation.changed_by, citation.changed_at = actor.id, now


def _unconfirm(citation: Citation) -> None:
    citation.status = CitationStatus.UNCONFIRMED
    citation.confirmed_by = citation.confirmed_at = None


def _record(session: Session, actor: Actor, tag: Tag, citation: Citation, *, now: datetime) -> None:
    record(session, actor, tag, "citation", citation.id, now=now, code=citation.code)
