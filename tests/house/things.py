"""One of everything, so that a request can be about a thing that is really there."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests import make
from unsera_watch.credit.rules import EntryKind, Span, Work
from unsera_watch.credit.service import write
from unsera_watch.evidence.store.files import FileStore
from unsera_watch.observations.models import Observation
from unsera_watch.observations.rules import Action, People
from unsera_watch.observations.rules.draft import Opening
from unsera_watch.observations.service import answer_presence, drafts
from unsera_watch.observations.service.photos import Shot, attach
from unsera_watch.programs.models import Assignment
from unsera_watch.reports.service import make_draft
from unsera_watch.verification.models import Remark
from unsera_watch.verification.service import decide

HOURS = timedelta(hours=1)


def things(session: Session, store: FileStore) -> tuple[make.World, dict[str, UUID]]:
    """Return a world and the names and values that fill the addresses of its things."""
    world = make.world(session)
    draft, photo = _draft(session, world, store)
    returned = _returned(session, world)
    report = make_draft(session, world.coordinator, _verified(session, world), now=make.NOON)
    period = session.get_one(Assignment, world.assignment_id).team.period
    remark = session.scalars(select(Remark)).one()
    return world, {
        "account_id": world.partner.id,
        "assignment_id": world.assignment_id,
        "draft_id": draft,
        "entry_id": _written(session, world),
        "letter_id": world.letter_id,
        "observation_id": returned,
        "office_id": world.office_id,
        "period_id": period.id,
        "photo_id": photo,
        "programme_id": period.programme_id,
        "remark_id": remark.id,
        "report_id": report.id,
        "team_id": world.team_id,
        "visit_id": session.get_one(Observation, returned).visit_id,
    }


def _draft(session: Session, world: make.World, store: FileStore) -> tuple[UUID, UUID]:
    opening = Opening(make.NOON - HOURS, (world.partner.id,), None)
    draft = drafts.begin(session, world.observer, world.assignment_id, opening, now=make.NOON)
    kept = make.photo(session, world.observer, store)
    shot = Shot(indicator="K1.1", people=People.NONE)
    return draft, attach(session, world.observer, draft, kept.upload_id, shot).id


def _written(session: Session, world: make.World) -> UUID:
    """Write down an hour of the day before."""
    start = make.NOON - 24 * HOURS
    work = Work(
        kind=EntryKind.WRITING,
        worked_on=start.date(),
        span=Span(start, 60),
        description="Menulis.",
    )
    return write(session, world.observer, work, now=make.NOON)


def _returned(session: Session, world: make.World) -> UUID:
    sent = make.sent(session, world)
    said = {"K1.1": "Foto kurang jelas."}
    decide(session, world.supervisor, sent, Action.RETURN, revision=1, remarks=said, now=make.NOON)
    return sent


def _verified(session: Session, world: make.World) -> UUID:
    """Send a second visit, an hour before the first, and verify it."""
    early = {"started_at": make.NOON - 4 * HOURS, "ended_at": make.NOON - 3 * HOURS}
    sent = make.sent(session, world, **early)
    visit = session.get_one(Observation, sent).visit_id
    answer_presence(session, world.partner, visit, was_there=True, now=make.NOON)
    decide(session, world.supervisor, sent, Action.VERIFY, revision=1, remarks={}, now=make.NOON)
    return sent
