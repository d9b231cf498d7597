"""A member named as present says whether it is true; only then do the minutes count."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.db.locks import hold
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Conflict, NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.kernel.words import N_, say
from unsera_watch.observations import queries
from unsera_watch.observations.models import Present, Visit
from unsera_watch.observations.rules import Presence


def answer_presence(
    session: Session, actor: Actor, visit_id: UUID, *, was_there: bool, now: datetime
) -> None:
    """Confirm or deny having been at a visit; nobody was in two places at once."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    hold(session, actor.id)
    visit, mine = _own(session, actor, visit_id)
    if mine.state is not Presence.ASKED:
        raise Conflict("presence-already-answered")
    if was_there and queries.overlapping(
        session, actor.id, visit.started_at, visit.ended_at, but=visit.id
    ):
        raise Conflict(
            "already-elsewhere",
            say(N_("You already confirmed another visit at this time. You cannot be at both.")),
        )
    mine.state = Presence.CONFIRMED if was_there else Presence.DENIED
    mine.answered_at = now
    tag = Tag.PRESENCE_CONFIRMED if was_there else Tag.PRESENCE_DENIED
    record(session, actor, tag, "presence", mine.id, now=now)


def _own(session: Session, actor: Actor, visit_id: UUID) -> tuple[Visit, Present]:
    visit = session.get(Visit, visit_id)
    mine = (
        next((each for each in visit.present if each.account_id == actor.id), None)
        if visit
        else None
    )
    if visit is None or mine is None:
        raise NotFound("no-such-visit")
    return visit, mine
