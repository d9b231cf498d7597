"""Changing when a visit gets a flag."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from unsera_watch.audit.rules import Tag
from unsera_watch.audit.service import record
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import Invalid
from unsera_watch.programs import queries
from unsera_watch.programs.rules import Limits, check_limits
from unsera_watch.programs.service.scope import ensure_hers


def set_limits(
    session: Session, actor: Actor, programme_id: UUID, limits: Limits, *, now: datetime
) -> None:
    """Set every threshold of a programme; what was flagged before stays as it was."""
    ensure_hers(session, actor, programme_id)
    problems = check_limits(limits)
    if problems:
        raise Invalid(problems)
    programme = queries.programme(session, actor, programme_id)
    if programme.limits == limits.plain():
        return
    programme.limits = limits.plain()
    record(session, actor, Tag.PROGRAMME_CHANGED, "programme", programme.id, now=now)
