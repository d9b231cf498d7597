"""What happened to an observation, from the trail, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from unsera_watch.accounts import queries as accounts
from unsera_watch.audit import queries as audit
from unsera_watch.audit.rules import Tag
from unsera_watch.kernel.words import N_
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action
from unsera_watch.web.i18n import moment
from unsera_watch.web.pages import render
from unsera_watch.web.request import db

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        Tag.OBSERVATION_SUBMITTED: (N_("Sent"), "brand"),
        Tag.OBSERVATION_RESUBMITTED: (N_("Sent again after a revision"), "brand"),
        Tag.OBSERVATION_WITHDRAWN: (N_("Withdrawn"), "plain"),
        Tag.PRESENCE_CONFIRMED: (N_("Confirmed being there"), "good"),
        Tag.PRESENCE_DENIED: (N_("Says: was not there"), "poor"),
    }
)
DECIDED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        Action.VERIFY: (N_("Verified"), "good"),
        Action.RETURN: (N_("Returned with remarks"), "fair"),
        Action.REJECT: (N_("Rejected"), "poor"),
    }
)


def timeline_part(observation: Observation) -> str:
    """Return the timeline for any page that shows this observation."""
    with db.reading() as session:
        return render("observations/_timeline.html", items=happened(session, observation))


def happened(session: Session, observation: Observation) -> list[dict[str, Any]]:
    """Return what happened, oldest first, with names for those who may read the page."""
    things = [("observation", observation.id)]
    things += [("presence", row.id) for row in observation.visit.present]
    entries = [each for each in audit.trail(session, things) if _words(each) is not None]
    names = accounts.names(session, {entry.actor_id for entry in entries})
    return [_item(entry, names) for entry in entries]


def _words(entry: Any) -> tuple[str, str] | None:  # noqa: ANN401  (an AuditEntry)
    if entry.tag == Tag.OBSERVATION_DECIDED:
        return DECIDED.get(str(entry.details.get("action")))
    return WORDS.get(entry.tag)


def _item(entry: Any, names: Mapping[Any, str]) -> dict[str, Any]:  # noqa: ANN401  (any value of its kind)
    text, tone = _words(entry) or ("", "plain")
    return {
        "time": moment(entry.at),
        "machine_time": entry.at.isoformat(),
        "text": text,
        "who": names.get(entry.actor_id),
        "tone": tone,
        "url": None,
    }
