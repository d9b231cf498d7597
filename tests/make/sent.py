"""Observations on their way: answers, submissions, photos."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from tests.make.world import NOON, World
from tests.photos import jpeg
from unsera_watch.evidence.service import Kept, keep
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.instruments import queries as instruments
from unsera_watch.instruments.rules import Kind
from unsera_watch.instruments.service import definition_of
from unsera_watch.kernel.actor import Actor
from unsera_watch.observations.rules import Outcome, Position, Submission
from unsera_watch.observations.service import submit


def answers(session: Session, **other: Any) -> dict[str, Any]:
    """Return a full set of answers, all "ada"; *other* replaces some, `K1_1="tidak_ada"`."""
    definition = definition_of(instruments.newest(session, "OBS-SP"))
    full: dict[str, Any] = {}
    for item in definition.items:
        parts = [part.value for part in item.parts]
        if item.kind is Kind.MANY:
            full[item.code] = {"ticked": parts[:2], "not_applicable": parts[2:3]}
        elif parts:
            full[item.code] = {"value": "ada", "statements": parts}
        else:
            full[item.code] = "ada"
    return full | {code.replace("_", "."): value for code, value in other.items()}


def submission(session: Session, world: World, **changes: Any) -> Submission:
    """Return a sound submission of the observer's visit with her partner."""
    facts: dict[str, Any] = {
        "instance_id": uuid4(),
        "revision": 1,
        "assignment_id": world.assignment_id,
        "started_at": NOON - timedelta(hours=2),
        "ended_at": NOON - timedelta(hours=1),
        "outcome": Outcome.DONE,
        "present": (world.observer.id, world.partner.id),
        "position": Position(lat=-6.12331, lon=106.16681, accuracy_m=9, at=NOON),
    }
    if changes.get("outcome", Outcome.DONE) is Outcome.DONE and "answers" not in changes:
        facts["answers"] = answers(session)
    return Submission(**(facts | changes))


def sent(session: Session, world: World, **changes: Any) -> UUID:
    """Send the observer's visit and return the observation's id."""
    ready = submission(session, world, **changes)
    return submit(session, world.observer, ready, now=NOON).observation_id


def photo(session: Session, actor: Actor, store: FileStore, **camera: Any) -> Kept:
    """Return a photo that *actor* brought."""
    return keep(session, actor, BytesIO(jpeg(**camera)), store=store, now=NOON)
