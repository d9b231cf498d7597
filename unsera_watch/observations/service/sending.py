"""A visit leaves the phone: each of its drafts goes through `submit`, all or none."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.instruments.rules.scene import asked_only
from unsera_watch.instruments.service import definition_by_id
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, Invalid
from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import Outcome, Receipt
from unsera_watch.observations.rules.draft import Ending, to_submission
from unsera_watch.observations.rules.rows import bare
from unsera_watch.observations.service.drafts import ensure_fresh, held
from unsera_watch.observations.service.submit import submit


def send(
    session: Session,
    actor: Actor,
    draft_id: UUID,
    saved_n: int,
    ending: Ending | None = None,
    *,
    now: datetime,
) -> Receipt:
    """Send a draft through the one path, with *ending* or the one it holds.

    Other drafts of the visit go with it, when anything was answered in them. The drafts are gone
    when the receipt exists. Problems of another draft stand under its id, as `id/place`.
    """
    draft = held(session, actor, draft_id)
    ensure_fresh(draft, saved_n)
    end = ending.plain() if ending is not None else draft.body["ending"]
    if not leads(draft):
        raise Conflict("not-the-leading-draft")
    beside = queries.beside(session, draft)
    problems = _emptiness(draft, end)
    receipt = _send(session, actor, draft, end, problems, "", now=now)
    for each in beside:
        if is_done(end) and not is_left_out(each):
            _send(session, actor, each, end, problems, f"{each.id}/", now=now)
    if problems or receipt is None:
        raise Invalid(problems)
    _forget(session, draft, *beside)
    return receipt


def _forget(session: Session, *drafts: Draft) -> None:
    for each in drafts:
        session.delete(each)


def _emptiness(draft: Draft, end: dict[str, Any] | None) -> dict[str, Message]:
    """Say that nothing was written in the first form, where its instrument asks for nothing."""
    if not is_done(end) or not _is_empty(draft):
        return {}
    return {"answers": say(N_("Nothing was written in the first form of this visit."))}


def _send(
    session: Session,
    actor: Actor,
    draft: Draft,
    end: dict[str, Any] | None,
    problems: dict[str, Message],
    prefix: str,
    *,
    now: datetime,
) -> Receipt | None:
    try:
        body = {**draft.body, "ending": end, "answers": _asked(session, draft)}
        submission = to_submission(draft, body)
        return submit(session, actor, submission, now=now)
    except Invalid as refusal:
        problems.update((prefix + path, message) for path, message in refusal.problems.items())
        return None


def _asked(session: Session, draft: Draft) -> dict[str, Any]:
    """Return the answers to what was asked: nobody said what a hidden question still holds."""
    definition = definition_by_id(session, draft.instrument_version_id)
    photos = Counter(photo.indicator for photo in draft.photos)
    return asked_only(definition, bare(draft.body["answers"]), photos)


def is_done(end: dict[str, Any] | None) -> bool:
    """Say whether the visit was carried through."""
    return end is not None and end["outcome"] == Outcome.DONE


def is_left_out(draft: Draft) -> bool:
    """Say whether a draft beside the leading one holds nothing, so that it is not sent."""
    return not leads(draft) and _is_empty(draft)


def _is_empty(draft: Draft) -> bool:
    """Say whether nothing was written: no answer, no row, no note and no photo."""
    return not (any(draft.body["answers"].values()) or draft.body["notes"] or draft.photos)


def leads(draft: Draft) -> bool:
    """Say whether a draft stands alone or is of the assignment's first instrument."""
    if draft.visit_id is None:
        return True
    return draft.instrument_version_id == draft.assignment.instrument_version_id
