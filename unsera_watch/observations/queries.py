"""What can be asked about observations, drafts and presences; scope is asked of `programs`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, or_, select
from sqlalchemy.orm import Session, joinedload, lazyload

from unsera_watch.evidence.models import Upload
from unsera_watch.kernel.actor import Actor
from unsera_watch.kernel.errors import NotFound
from unsera_watch.kernel.permissions import Permission
from unsera_watch.observations.models import (
    Draft,
    DraftPhoto,
    Observation,
    Photo,
    Present,
    Revision,
    Visit,
)
from unsera_watch.observations.rules import Presence, Status
from unsera_watch.programs import queries as programs
from unsera_watch.programs.models import Assignment

# Made once: the one path asks it for each arrival. No visit has the id 0, so 0 spares none.
_CLASH: Final = select(
    exists(
        select(Visit.id)
        .join(Present, Present.visit_id == Visit.id)
        .join(Observation, Observation.visit_id == Visit.id)
        .where(
            Present.account_id == bindparam("account"),
            Present.state == Presence.CONFIRMED,
            Visit.started_at < bindparam("end"),
            Visit.ended_at > bindparam("start"),
            Visit.id != bindparam("but"),
            Observation.status.not_in([Status.WITHDRAWN, Status.REJECTED, Status.REVOKED]),
        )
    )
)


def visible(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an observation is one the actor may read (architecture §7)."""
    teams = [
        programs.teams_joined(actor),
        programs.teams_supervised(actor),
        programs.teams_taught(actor),
        programs.teams_coordinated(actor),
    ]
    return or_(*(Assignment.team_id.in_(each) for each in teams))


def readable(session: Session, actor: Actor, observation_id: UUID) -> Observation:
    """Return an observation the actor may read, or NotFound: foreign and absent look alike."""
    actor.require(Permission.OBSERVATION_READ)
    found = session.scalar(
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(Observation.id == observation_id, visible(actor))
    )
    if found is None:
        raise NotFound("no-such-observation")
    return found


def get(session: Session, observation_id: UUID) -> Observation:
    """Return one observation for a service of a room above that checks scope itself."""
    found = session.get(Observation, observation_id)
    if found is None:
        raise NotFound("no-such-observation")
    return found


def arrived(session: Session, observation_id: UUID) -> Observation | None:
    """Return what arrived under an id, for the one path: its visit, and the rest when asked."""
    return session.get(
        Observation,
        observation_id,
        options=[
            joinedload(Observation.visit).lazyload(Visit.assignment),
            lazyload(Observation.version),
        ],
    )


def own(session: Session, actor: Actor) -> Sequence[Observation]:
    """Return the observations of visits where the actor was present, newest first."""
    there = select(Present.visit_id).where(Present.account_id == actor.id)
    return session.scalars(
        select(Observation)
        .where(Observation.visit_id.in_(there))
        .order_by(Observation.submitted_at.desc())
    ).all()


def listed(session: Session, actor: Actor, limit: int = 200) -> Sequence[Observation]:
    """Return the newest observations the actor may read."""
    return session.scalars(
        select(Observation)
        .join(Observation.visit)
        .join(Visit.assignment)
        .where(visible(actor))
        .order_by(Observation.submitted_at.desc())
        .limit(limit)
    ).all()


def of_assignment(session: Session, assignment_id: UUID) -> Sequence[Observation]:
    """Return what was sent for an assignment, newest first."""
    return session.scalars(
        select(Observation)
        .join(Observation.visit)
        .where(Visit.assignment_id == assignment_id)
        .order_by(Observation.submitted_at.desc())
    ).all()


def revision(session: Session, observation_id: UUID, number: int) -> Revision | None:
    """Return one arrival."""
    return session.scalar(
        select(Revision).where(Revision.observation_id == observation_id, Revision.number == number)
    )


def revisions(session: Session, observation_id: UUID) -> Sequence[Revision]:
    """Return every arrival, oldest first."""
    return session.scalars(
        select(Revision).where(Revision.observation_id == observation_id).order_by(Revision.number)
    ).all()


def sent_by(session: Session, actor: Actor, observation_id: UUID) -> bool:
    """Say whether the actor sent the observation that has this id."""
    found = arrived(session, observation_id)
    return found is not None and found.visit.observer_id == actor.id


def draft(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts; anybody else's is not found."""
    found = session.get(Draft, draft_id)
    if found is None or found.author_id != actor.id:
        raise NotFound("no-such-draft")
    return found


def draft_to_change(session: Session, actor: Actor, draft_id: UUID) -> Draft:
    """Return one of the actor's own drafts alone; its assignment is read only when asked for."""
    found = session.get(Draft, draft_id, options=[lazyload(Draft.assignment)])
    if found is None or found.author_id != actor.id:
        raise NotFound("no-such-draft")
    return found


def drafts(session: Session, actor: Actor) -> Sequence[Draft]:
    """Return the actor's drafts, the last touched first."""
    return session.scalars(
        select(Draft).where(Draft.author_id == actor.id).order_by(Draft.saved_at.desc())
    ).all()


def photo(session: Session, actor: Actor, photo_id: UUID) -> Photo | DraftPhoto:
    """Return a photo of a readable observation or of one's own draft."""
    sent = session.get(Photo, photo_id)
    if sent is not None:
        readable(session, actor, sent.observation_id)
        return sent
    mine = session.get(DraftPhoto, photo_id)
    if mine is None or draft(session, actor, mine.draft_id) is None:
        raise NotFound("no-such-photo")
    return mine


def asked(session: Session, actor: Actor) -> Sequence[Visit]:
    """Return the visits where somebody says the actor was present and she has not answered."""
    waiting = select(Present.visit_id).where(
        Present.account_id == actor.id, Present.state == Presence.ASKED
    )
    return session.scalars(
        select(Visit).where(Visit.id.in_(waiting)).order_by(Visit.started_at)
    ).all()


def overlapping(
    session: Session, account_id: UUID, start: datetime, end: datetime, but: UUID | None
) -> bool:
    """Say whether the person confirmed being at another visit that overlaps start to end."""
    asked = {"account": account_id, "start": start, "end": end, "but": but or UUID(int=0)}
    return bool(session.scalar(_CLASH, asked))


def digests_in_use(session: Session) -> set[str]:
    """Return the digests of every photo that an observation or a draft still shows."""
    sent = select(Upload.digest).join(Photo, Photo.upload_id == Upload.id)
    waiting = select(Upload.digest).join(DraftPhoto, DraftPhoto.upload_id == Upload.id)
    return {*session.scalars(sent), *session.scalars(waiting)}
