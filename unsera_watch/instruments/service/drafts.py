"""Drafts of new versions: begun from a version or a file, saved, published or thrown away."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from itertools import count
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.instruments import queries
from unsera_watch.instruments.definition.editing import code_in, number_in
from unsera_watch.instruments.models import InstrumentDraft, InstrumentVersion
from unsera_watch.instruments.service.checking import check_definition, number_problem
from unsera_watch.instruments.service.versions import publish
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say

# Numbers are given to one draft at a time; who holds this key may look for a free one.
NUMBERS: Final = UUID("6f1d8a50-3c0e-4b57-9a52-5d3f6a1e7c10")
NAMELESS: Final = "TANPA-KODE"


def start_draft(
    session: Session,
    actor: Actor,
    raw: Mapping[str, Any],
    *,
    based_on: InstrumentVersion | None = None,
    now: datetime,
) -> InstrumentDraft:
    """Begin a draft with what *raw* says; a number that is used up becomes the next free one."""
    actor.require(Permission.INSTRUMENT_WRITE)
    hold(session, NUMBERS)
    code = code_in(raw) or NAMELESS
    number = _free_number(session, code, number_in(raw) or 1)
    draft = InstrumentDraft(
        id=uuid4(),
        code=code,
        number=number,
        definition={**deepcopy(dict(raw)), "code": code, "version": number},
        based_on_id=None if based_on is None else based_on.id,
        created_by=actor.id,
        created_at=now,
        saved_at=now,
        saved_n=0,
    )
    session.add(draft)
    _record(session, actor, Tag.INSTRUMENT_DRAFTED, draft, now)
    return draft


def copy_version(
    session: Session, actor: Actor, version_id: UUID, *, now: datetime
) -> InstrumentDraft:
    """Begin a draft with all that a version says; asking again gives the same draft."""
    actor.require(Permission.INSTRUMENT_WRITE)
    hold(session, NUMBERS)
    version = queries.version(session, version_id)
    for draft in queries.drafts(session, version.instrument.code):
        if draft.based_on_id == version_id:
            return draft
    return start_draft(session, actor, version.definition, based_on=version, now=now)


def save_draft(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    saved_n: int,
    raw: Mapping[str, Any],
    *,
    now: datetime,
) -> InstrumentDraft:
    """Keep what was typed, right or wrong; a save that knew less than *saved_n* is refused."""
    draft = _held(session, actor, draft_id)
    _ensure_fresh(draft, saved_n)
    draft.definition = deepcopy(dict(raw))
    _name(session, draft)
    draft.saved_n, draft.saved_at = draft.saved_n + 1, now
    _record(session, actor, Tag.INSTRUMENT_DRAFTED, draft, now)
    return draft


def publish_draft(
    session: Session, actor: Actor, draft_id: UUID, saved_n: int, *, now: datetime
) -> InstrumentVersion:
    """Publish a draft as it was last saved; it is gone when the version is there."""
    draft = _held(session, actor, draft_id)
    _ensure_fresh(draft, saved_n)
    used_up = number_problem(session, check_definition(draft.definition))
    if used_up:
        raise Invalid(used_up, "number-used-up")
    version = publish(session, actor, draft.definition, now=now)
    _remove(session, actor, draft, now)
    return version


def discard_draft(session: Session, actor: Actor, draft_id: UUID, *, now: datetime) -> None:
    """Throw a draft away."""
    _remove(session, actor, _held(session, actor, draft_id), now)


def _held(session: Session, actor: Actor, draft_id: UUID) -> InstrumentDraft:
    """Return a draft as it stands when nobody else is changing it."""
    actor.require(Permission.INSTRUMENT_WRITE)
    hold(session, NUMBERS)
    return queries.draft(session, draft_id)


def _ensure_fresh(draft: InstrumentDraft, saved_n: int) -> None:
    """Refuse a window that has not seen the last save."""
    if saved_n != draft.saved_n:
        raise Conflict(
            "stale-draft",
            say(N_("This draft was changed in another window after you opened it.")),
        )


def _name(session: Session, draft: InstrumentDraft) -> None:
    """Let the row follow its definition; where that is no free name it keeps the one it had."""
    wanted = (code_in(draft.definition) or draft.code, number_in(draft.definition) or draft.number)
    others = {
        (one.code, one.number) for one in queries.drafts(session, wanted[0]) if one.id != draft.id
    }
    if wanted not in others:
        draft.code, draft.number = wanted


def _free_number(session: Session, code: str, wanted: int) -> int:
    """Return *wanted*, or the next number above the newest version that no draft has."""
    versions = [one for one in queries.published(session) if one.instrument.code == code]
    least = max([wanted, *(one.number + 1 for one in versions)])
    taken = {one.number for one in queries.drafts(session, code)}
    return next(number for number in count(least) if number not in taken)


def _remove(session: Session, actor: Actor, draft: InstrumentDraft, now: datetime) -> None:
    session.delete(draft)
    _record(session, actor, Tag.INSTRUMENT_DISCARDED, draft, now)


def _record(
    session: Session, actor: Actor, tag: Tag, draft: InstrumentDraft, now: datetime
) -> None:
    record(
        session,
        actor,
        tag,
        "instrument_draft",
        draft.id,
        now=now,
        code=draft.code,
        number=draft.number,
    )
