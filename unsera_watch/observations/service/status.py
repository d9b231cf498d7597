"""The only writer of an observation's status."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotAllowed
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations import queries
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import FINAL, Action, advance


def move(observation: Observation, actor: Actor, action: Action, *, now: datetime) -> None:
    """Move *observation* along the table; a final status says who and when."""
    observation.status = advance(observation.status, action)
    if observation.status in FINAL:
        observation.decided_at, observation.decided_by = now, actor.id


def withdraw(session: Session, actor: Actor, observation_id: UUID, *, now: datetime) -> None:
    """Take back one's own observation before anybody decided."""
    actor.require(Permission.OBSERVATION_SUBMIT)
    observation = queries.readable(session, actor, observation_id)
    if observation.visit.observer_id != actor.id:
        raise NotAllowed("not-the-observer")
    move(observation, actor, Action.WITHDRAW, now=now)
    record(session, actor, Tag.OBSERVATION_WITHDRAWN, "observation", observation.id, now=now)
