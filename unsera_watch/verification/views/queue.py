"""The queue: who waits, for how long, and what stands out at a glance."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from flask import url_for

from unsera_watch.kernel.words import N_, Message, say
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Outcome, Presence
from unsera_watch.observations.rules.labels import OUTCOME, PRESENCE
from unsera_watch.web.i18n import told

_DAY: Final = timedelta(days=1)


def queue_items(
    waiting: Sequence[Observation], now: datetime, current: UUID | None = None
) -> list[dict[str, Any]]:
    """Return the queue as components/desk.html draws it."""
    return [
        {
            "url": url_for("verification.show", observation_id=each.id),
            "title": each.visit.assignment.office.name,
            "line": _line(each, now),
            "status": _standing_out(each),
            "current": each.id == current,
        }
        for each in waiting
    ]


def _line(observation: Observation, now: datetime) -> str:
    assignment = observation.visit.assignment
    age = told(_age(now - observation.submitted_at))
    form = observation.version.instrument.code
    return f"{assignment.team.name} · {assignment.product.name} · {form} · {age}"


def _age(waited: timedelta) -> Message:
    days = waited // _DAY
    if days < 1:
        return say(N_("since today"))
    return say(N_("for one day")) if days == 1 else say(N_("for %(n)s days"), n=days)


def _standing_out(observation: Observation) -> dict[str, Any] | None:
    """Return the one thing worth knowing before opening."""
    visit = observation.visit
    if any(each.state is Presence.DENIED for each in visit.present):
        return dict(PRESENCE[Presence.DENIED])
    if visit.outcome is not Outcome.DONE:
        return {"word": OUTCOME[visit.outcome], "tone": "fair", "shape": "diamond"}
    if observation.revision > 1:
        word = say(N_("revision %(n)s"), n=observation.revision)
        return {"word": word, "tone": "brand", "shape": "none"}
    return None
