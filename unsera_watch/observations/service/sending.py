"""A visit leaves the phone: each of its drafts goes through `submit`, all or none."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.kernel.words import Message
from unsera_watch.observations import queries
from unsera_watch.observations.models import Draft
from unsera_watch.observations.rules import Outcome, Receipt
from unsera_watch.observations.rules.draft import Ending, to_submission
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
    beside = queries.beside(session, draft)
    problems: dict[str, Message] = {}
    receipt = _send(session, actor, draft, end, problems, "", now=now)
    for each in beside:
        if is_done(end) and not is_left_out(each):
            _send(session, actor, each, end, problems, f"{each.id}/", now=now)
    if problems or receipt is None:
        raise Invalid(problems)
    for each in (draft, *beside):
        session.delete(each)
    return receipt


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
        submission = to_submission(draft, {**draft.body, "ending": end})
        return submit(session, actor, submission, now=now)
    except Invalid as refusal:
        problems.update((prefix + path, message) for path, message in refusal.problems.items())
        return None


def is_done(end: dict[str, Any] | None) -> bool:
    """Say whether the visit was carried through."""
    return end is not None and end["outcome"] == Outcome.DONE


def is_left_out(draft: Draft) -> bool:
    """Say whether a draft beside the leading one holds nothing, so that it is not sent."""
    leads = draft.visit_id is None or draft.instrument_version_id == _leading(draft)
    return not leads and not (draft.body["answers"] or draft.body["notes"] or draft.photos)


def _leading(draft: Draft) -> UUID:
    return draft.assignment.instrument_version_id
